/** The page is for everyone: by keyboard and by ear, on small screens and with large letters, in the light and in the dark. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { faults, isWithin } from "./axe.ts";
import { assertQuiet, launch, openNation, press, shows, visit } from "./browser.ts";
import { nation } from "./native.ts";

const VIEWS = {
  th: { score: "คะแนน", book: "รูปเล่ม", help: "ช่วยเหลือ", sample: "เปิดตัวอย่าง", sound: "ทำรูปเล่มได้" },
  en: { score: "Scores", book: "Books", help: "Help", sample: "Open the sample", sound: "Books can be made" },
};

// 1366 by 768 at 200 % is seen as half of it.
for (const [width, height] of [
  [1366, 768],
  [683, 384],
  [390, 844],
] as const) {
  for (const [scheme, lang] of [
    ["light", "th"],
    ["dark", "en"],
  ] as const) {
    test(`axe finds nothing and nothing runs out at ${width} by ${height}, ${scheme}, ${lang}`, async t => {
      const visited = await visit(await launch(t), { width, height });
      const { page } = visited;
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      const said = VIEWS[lang];
      if (lang === "en") {
        await press(page, "English");
      }
      const looked = async (what: string) => {
        assert.deepEqual(await faults(page), [], what);
        await isWithin(page);
      };
      await looked("begin");
      await press(page, said.sample);
      await shows(page, said.sound);
      await press(page, said.score);
      await page.locator('input[name="as-of"]').fill("2022-06-10");
      await page.waitForSelector(".round.in_progress");
      await looked("score");
      await press(page, said.book);
      await page.waitForSelector(".reader img[data-drawn]", { timeout: 120_000 });
      if ((await page.$("#side-panel")) === null) {
        await page.locator("#tab-contents").click();
      }
      await page.waitForSelector(".contents button");
      await looked("book");
      await page.locator("#tab-thumbnails").click();
      await looked("thumbnails");
      await page.locator("#tab-findings").click();
      await looked("findings");
      await press(page, said.help);
      await looked("help");
      await page.keyboard.press("Escape");
      await openNation(page, nation());
      await looked("nation");
      assertQuiet(visited);
    });
  }
}

test("a book is made and taken away with the keyboard alone", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const reach = async (text: string) => {
    for (let tries = 0; tries < 80; tries += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => document.activeElement?.textContent?.trim());
      if (at === text) {
        return;
      }
    }
    assert.fail(`«${text}» is not reached by the keyboard`);
  };
  await reach("เปิดตัวอย่าง");
  await page.keyboard.press("Enter");
  await shows(page, "ทำรูปเล่มได้");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await reach("รูปเล่ม");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".contents button", { timeout: 120_000 });
  await reach("บันทึกเป็น PDF");
  await reach("สารบัญ");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".thumbnails");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".origin .texts button");
  await page.keyboard.press("ArrowRight");
  await shows(page, "ตรวจทุกหน้าแล้ว");
  await page.focus(".reader");
  await page.keyboard.press("End");
  await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>('input[name="page"]')?.value) > 40);
  assertQuiet(visited);
});
