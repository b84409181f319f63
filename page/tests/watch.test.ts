/** What the officer saves in another program is seen here, however the files came in. */

import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { assertQuiet, drop, launch, press, shows, visit } from "./browser.ts";
import { openFolder } from "./desk.ts";
import { folder, PROJECT, sample } from "./native.ts";

/** A copy of the sample that another program can save into. */
function copy(): string {
  const own = join(folder(), "tak");
  cpSync(sample("tak"), own, { recursive: true });
  return own;
}

/** Saves as spreadsheet programs do: beside it, and then in its place. */
function save(path: string, change: (text: string) => string): void {
  writeFileSync(`${path}~`, change(readFileSync(path, "utf8")));
  renameSync(`${path}~`, path);
}

/** How much is to be mended, as a text says it. */
async function mistakes(page: Page, said: string): Promise<number> {
  const text = await page.$eval(said, element => element.textContent ?? "");
  return Number(/ต้องแก้ (\d+) แห่ง/.exec(text)?.[1]);
}

test("what is saved elsewhere is seen within two seconds, and what was typed here stays", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const own = copy();
  await drop(page, own);
  await page.waitForSelector("#grid .line .text");
  await shows(page, "บันทึกใน Excel แล้วเห็นที่นี่");
  await page.focus("#grid");
  await page.keyboard.type("x");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".checked")?.textContent?.includes("ตรวจใหม่แล้ว"));
  const before = await mistakes(page, ".checked");
  const typed = await page.$$eval("#grid .mended .text", cells => cells.map(cell => cell.textContent));
  assert.equal(typed.length, 1);
  await press(page, "คะแนน");

  const projects = join(own, "projects.csv");
  save(projects, text => text.replace(",400,60,20,", ",4OO,60,20,"));
  const begun = Date.now();
  await shows(page, `อ่านแฟ้มที่บันทึกใหม่แล้ว ต้องแก้ ${before + 1} แห่ง`);
  t.diagnostic(`seen after ${Date.now() - begun} ms`);
  // Where the officer was looking.
  await page.waitForSelector('nav button[aria-current="page"]');
  assert.equal(await page.$eval("nav [aria-current]", view => view.textContent), "คะแนน");
  save(projects, text => text.replace(",4OO,60,20,", ",401,60,20,"));
  await shows(page, `อ่านแฟ้มที่บันทึกใหม่แล้ว ต้องแก้ ${before} แห่ง`);
  await press(page, "ข้อมูล");
  await page.waitForSelector("#grid .mended .text");
  assert.deepEqual(await page.$$eval("#grid .mended .text", cells => cells.map(cell => cell.textContent)), typed);
  assertQuiet(visited);
});

test("where the browser cannot look, the file is read again at a press", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const own = copy();
  await openFolder(page, own);
  await press(page, "⟳ อ่านแฟ้มอีกครั้ง");
  await shows(page, "อ่านแฟ้มที่บันทึกใหม่แล้ว");
  save(join(own, "projects.csv"), text => text.replace(",400,60,20,", ",4OO,60,20,"));
  await press(page, "⟳ อ่านแฟ้มอีกครั้ง");
  await page.waitForFunction(() => /อ่านแฟ้มที่บันทึกใหม่แล้ว ต้องแก้ 1 แห่ง|ต้องให้เลือกแฟ้มอีกครั้ง/.test(document.body.textContent));
  assertQuiet(visited);
});

test("a browser that refuses its own choice of files leaves the plain one", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await page.evaluate(() => {
    const showOpenFilePicker = () => Promise.reject(new DOMException("not here", "SecurityError"));
    Object.assign(globalThis, { showOpenFilePicker });
  });
  const chooser = page.waitForFileChooser();
  await page.locator('::-p-xpath(//label[contains(normalize-space(), "เลือกสมุดงาน")])').click();
  await (await chooser).accept([join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx")]);
  await page.waitForSelector("#grid .line .text");
  await shows(page, "⟳ อ่านแฟ้มอีกครั้ง");
  assertQuiet(visited);
});
