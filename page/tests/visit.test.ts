/** The first visit is led through five steps, and help is at hand. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertQuiet, launch, press, shows, visit } from "./browser.ts";
import { PROJECT } from "./native.ts";

test("the first visit goes through five steps on the sample, can be left, and comes back from the help", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await press(page, "เริ่มดู 5 ขั้น");
  for (const [step, seen] of ["เปิดข้อมูลของจังหวัด", "chiang-mai", "รอบที่ 2", "บันทึกเป็น PDF", "ขอสมุดงานเปล่า"].entries()) {
    await shows(page, `ขั้นที่ ${step + 1} จาก 5`);
    await shows(page, seen);
    await page.waitForSelector(`main[data-step="${step}"]`);
    // Whoever hears the page is taken along.
    assert.equal(await page.evaluate(() => document.activeElement?.id), "tour-title");
    await press(page, step === 4 ? "เสร็จ เริ่มงานของฉัน" : "ต่อไป");
  }
  await page.waitForFunction(() => document.querySelector(".tour") === null);

  await page.reload();
  await page.waitForSelector("main[data-ready]", { timeout: 60_000 });
  assert.equal(await page.$(".tour"), null);
  await press(page, "ช่วยเหลือ");
  await press(page, "ดูการใช้งาน 5 ขั้นอีกครั้ง");
  await shows(page, "ขั้นที่ 1 จาก 5");
  await press(page, "ออกจากการแนะนำ");
  await page.waitForFunction(() => document.querySelector(".tour") === null);
  assertQuiet(visited);
});

test("every fault's cause and cure is inside, in both languages", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const told = readFileSync(join(PROJECT, "docs/diagnostics.md"), "utf8");
  const codes = [...told.matchAll(/^### `(\w+)`/gm)].map(([, code]) => code);
  for (const [opens, search, text] of [
    ["ช่วยเหลือ", "รวม", "วิธีแก้"],
    ["Help", "total", "error"],
  ] as const) {
    await press(page, opens);
    const shown = await page.$$eval(".help summary code", found => found.map(code => code.textContent));
    assert.deepEqual(shown, codes);
    await page.locator('input[name="find-help"]').fill(search);
    await page.waitForFunction(all => document.querySelectorAll(".help summary").length < all, {}, codes.length);
    await page.locator(".help summary").click();
    await shows(page, text);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("dialog[open]") === null);
    if (opens === "ช่วยเหลือ") {
      await press(page, "English");
    }
  }
  assertQuiet(visited);
});
