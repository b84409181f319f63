/** The guide of two pages: its pictures are taken here, of the page as it is, when UPDATE_GUIDE is set. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { assertQuiet, launch, openNation, press, shows, visit } from "./browser.ts";
import { open } from "./desk.ts";
import { files, nation, PROJECT, sample } from "./native.ts";

const GUIDE = join(PROJECT, "page/guide");
const SIZE = { width: 1120, height: 660 };

async function picture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_GUIDE !== undefined) {
    await page.mouse.move(0, 0);
    writeFileSync(join(GUIDE, `${name}.jpg`), await page.screenshot({ type: "jpeg", quality: 62 }));
  }
}

test("what the guide tells can be done, and it is set on two pages", async t => {
  const visited = await visit(await launch(t), SIZE);
  const { page } = visited;
  await press(page, "ไว้ก่อน");
  await picture(page, "begin");

  const broken = sample("broken/many-faults");
  await open(page, ...files(broken).flatMap(({ path }) => (/\.(csv|toml)$/.test(path) ? [join(broken, path)] : [])));
  await page.waitForSelector("#grid .line .text");
  await picture(page, "data");

  await press(page, "เริ่ม");
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "คะแนน");
  await page.locator('input[name="as-of"]').fill("2022-06-10");
  await page.waitForSelector(".round.in_progress");
  await picture(page, "score");

  await press(page, "รูปเล่ม");
  await page.waitForSelector(".contents button");
  await page.locator('input[name="page"]').fill("9");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.reader [data-page="8"] img[data-drawn]');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name="page"]')?.value === "9");
  await picture(page, "book");
  await page.locator("#tab-origin").click();
  await page.waitForSelector(".texts button");
  // What a figure of a table may come from.
  const asked = await page.$$eval(".texts button", texts => {
    const found = texts.find(text => /^[๐-๙,]{2,}$/.test(text.textContent?.trim() ?? "")) ?? texts[0];
    (found as HTMLButtonElement | undefined)?.click();
    return found?.textContent;
  });
  await page.waitForFunction(() => document.querySelector(".origin [role=status] p:not(.faint), #grid") !== null);
  if ((await page.$("#grid")) !== null) {
    await press(page, "รูปเล่ม");
    await page.waitForSelector('.reader [data-page="8"] img[data-drawn]');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name="page"]')?.value === "9");
  }
  t.diagnostic(`asked for «${asked}»`);
  await picture(page, "origin");

  await openNation(page, nation());
  await picture(page, "nation");

  const { pages, findings } = await page.evaluate(async () => {
    const { pages, findings } = await window.ruplem.engine.guide();
    return { pages, findings };
  });
  assert.deepEqual({ pages, findings }, { pages: 2, findings: [] });
  await press(page, "ช่วยเหลือ");
  const opened = new Promise(resolve => page.once("popup", resolve));
  await press(page, "คู่มือใช้หน้านี้ 2 หน้า (PDF)");
  await opened;
  assertQuiet(visited);
});
