/** An office binds an order into its books: chosen, named, put in its place and taken out here, and kept beside the data. */

import assert from "node:assert/strict";
import { copyFileSync, cpSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import type { ElementHandle, Page } from "puppeteer-core";
import { faults } from "./axe.ts";
import { assertQuiet, downloaded, launch, press, shows, visit } from "./browser.ts";
import { openFolder } from "./desk.ts";
import { files, folder, PROJECT, sample, written } from "./native.ts";

const ORDER = "annexes/01-คำสั่งแต่งตั้งคณะอนุกรรมการ.pdf";

async function choose(page: Page, ...paths: string[]): Promise<void> {
  const input = await page.waitForSelector('.dress input[name="annexes"]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
}

async function checked(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".unsaved button:not([disabled])") !== null);
}

/** What they are called, in order, once the last of them is this. */
async function titles(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction(count => document.querySelectorAll(".annexes li").length === count, {}, count);
  await checked(page);
  return page.$$eval('.annexes input[type="text"]', all => all.map(input => (input as HTMLInputElement).value));
}

async function pressOf(page: Page, says: string, of: string): Promise<void> {
  await page.locator(`::-p-xpath(//button[normalize-space()="${says} ${of}"])`).click();
}

async function openDress(page: Page): Promise<void> {
  await press(page, "รูปเล่ม");
  await press(page, "แต่งเล่ม");
}

test("annexes are added, named, ordered and taken out, stay over a reload, and make the program's own book", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  page.on("dialog", dialog => dialog.accept());
  const below = join(folder(), "chiang-mai");
  cpSync(sample("chiang-mai"), below, { recursive: true });
  await openFolder(page, below);
  await openDress(page);
  await page.waitForSelector(".annexes li:nth-child(2)");

  const own = folder();
  const [consent, locked, large] = ["หนังสือเห็นชอบ.pdf", "ล็อก.pdf", "ใหญ่.pdf"].map(name => join(own, name));
  assert.ok(consent && locked && large);
  copyFileSync(join(below, ORDER), consent);
  copyFileSync(join(PROJECT, "tests/fixtures/annexes/locked.pdf"), locked);
  writeFileSync(large, "%PDF-1.4");
  truncateSync(large, 41 << 20);
  await choose(page, large);
  await shows(page, "ใหญ่.pdf: แฟ้มใหญ่เกิน 40 เมกะไบต์");
  await choose(page, locked, consent);
  const before = await titles(page, 4);
  assert.deepEqual(before.slice(2), ["ล็อก", "หนังสือเห็นชอบ"]);
  await page.waitForFunction(() => document.querySelector(".annexes li:nth-child(3) .found") !== null);
  assert.match(await page.$eval(".annexes li:nth-child(3)", item => item.textContent ?? ""), /แฟ้มล็อกด้วยรหัสผ่าน/);
  assert.deepEqual(await faults(page), []);

  await pressOf(page, "เอาออก", "ล็อก");
  assert.deepEqual(await titles(page, 3), [...before.slice(0, 2), "หนังสือเห็นชอบ"]);
  assert.equal(await page.$(".annexes .found"), null);
  const title = 'li:last-child input[type="text"]';
  await page.locator(`.annexes ${title}`).fill("หนังสือเห็นชอบของจังหวัด");
  await page.keyboard.press("Tab");
  await checked(page);
  await page.select(".annexes li:last-child select", "แผน");
  await checked(page);
  for (const at of [2, 1]) {
    await pressOf(page, "เลื่อนขึ้น", "หนังสือเห็นชอบของจังหวัด");
    await page.waitForFunction(
      at => document.querySelectorAll<HTMLInputElement>('.annexes input[type="text"]')[at]?.value.endsWith("ของจังหวัด"),
      {},
      at - 1,
    );
    await checked(page);
  }
  const ordered = ["หนังสือเห็นชอบของจังหวัด", ...before.slice(0, 2)];
  assert.deepEqual(await titles(page, 3), ordered);

  await page.reload();
  await page.waitForSelector("main[data-ready]");
  await press(page, "ทำงานต่อ");
  await page.waitForSelector("#grid .line .text");
  await openDress(page);
  assert.deepEqual(await titles(page, 3), ordered);
  assert.equal(await page.$eval(".annexes li:first-child select", choice => choice.value), "แผน");

  await page.locator(".unsaved button").click();
  const zip = unzipSync(await downloaded(visited, "chiang-mai แก้แล้ว.zip"));
  assert.deepEqual(Object.keys(zip).sort(), ["annexes.csv", "annexes/หนังสือเห็นชอบ.pdf"]);
  for (const [path, bytes] of Object.entries(zip)) {
    writeFileSync(join(below, path), bytes);
  }
  assert.equal(files(join(below, "annexes")).length, 3);
  await page.keyboard.press("Escape");
  for (const book of ["plan", "annual"]) {
    await page.select('select[name="document"]', book);
    await page.waitForSelector(`[data-file="${book}-2565.pdf"][aria-busy="false"] .reader img[data-drawn]`);
    await page.locator('input[name="find"]').fill("หนังสือเห็นชอบของจังหวัด");
    await (book === "plan" ? page.waitForSelector(".page .hit.now") : shows(page, "ไม่พบ"));
    await press(page, "บันทึกเป็น PDF");
    const day = book === "plan" ? [] : ["--as-of", await page.$eval('input[name="as-of"]', day => day.value)];
    const expected = written("book.pdf", "-o", book, below, ...day);
    assert.ok((await downloaded(visited, `${book}-2565.pdf`)).equals(expected), `the ${book} differs`);
  }
  assertQuiet(visited);
});
