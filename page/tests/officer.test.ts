/** An officer's way through the page, from opening it to the finished book. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import type { ElementHandle, Page } from "puppeteer-core";
import { assertQuiet, downloaded, launch, press, shows, visit } from "./browser.ts";
import { files, folder, PROJECT, said, sample, written } from "./native.ts";

test("the sample is checked, scored, turned page by page and taken away as the program's own books", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await shows(page, "ข้อมูลไม่ออกจากเครื่องนี้");
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");

  await press(page, "คะแนน");
  await page.locator('input[name="as-of"]').fill("2022-10-05");
  await shows(page, "รอบที่ 2");
  const { rounds } = JSON.parse(
    said("score", "--format", "json", "--as-of", "2022-10-05", sample("chiang-mai")).toString(),
  );
  for (const { level } of rounds) {
    await shows(page, `ระดับ ${level} จาก 5`);
  }

  await press(page, "รูปเล่ม");
  await page.waitForSelector(".page img[data-drawn]");
  for (const book of ["plan", "annual", "scorecard", "monthly"]) {
    await page.select('select[name="document"]', book);
    const choice = book === "monthly" ? ["--month", "2565-01"] : [];
    if (book === "monthly") {
      await page.select('select[name="month"]', "2565-01");
    }
    await page.waitForFunction(
      name => document.querySelector("[data-file]")?.getAttribute("data-file") === name,
      {},
      book === "monthly" ? "monthly-2565-2565-01.pdf" : `${book}-2565.pdf`,
    );
    await page.waitForSelector(".page img[data-drawn]");
    await press(page, "บันทึกเป็น PDF");
    const name = book === "monthly" ? "monthly-2565-2565-01.pdf" : `${book}-2565.pdf`;
    const dated = book === "plan" ? [] : ["--as-of", "2022-10-05"];
    const expected = written("book.pdf", "-o", book, sample("chiang-mai"), ...choice, ...dated);
    assert.ok((await downloaded(visited, name)).equals(expected), `${book} differs`);
  }
  assertQuiet(visited);
});

test("a workbook with faults is told of cell by cell, and given back in colour", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const workbook = join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx");
  const input = await page.waitForSelector('input[type="file"][multiple]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(workbook);
  await shows(page, "openpyxl.xlsx");
  const report = JSON.parse(said("check", "--format", "json", workbook).toString());
  const shown = await page.$$eval("[data-faults]", groups =>
    groups.reduce((sum, group) => sum + Number(group.getAttribute("data-faults")), 0),
  );
  assert.equal(shown, report.diagnostics.length);
  if (shown > 0) {
    await press(page, "สำเนาที่ระบายสี");
    const copy = await downloaded(visited, "openpyxl ระบายสี.xlsx");
    assert.ok(copy.equals(written("copy.xlsx", "--marked", "check", workbook)), "the copy differs");
  }
  assertQuiet(visited);
});

test("an empty workbook of a province and year is the program's own", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await page.select('select[name="province"]', "63");
  await page.select('select[name="year"]', "2565");
  await press(page, "ขอสมุดงานเปล่า");
  const form = await downloaded(visited, "ตาก-2565.xlsx");
  const own = folder();
  said("new", own, "--province", "ตาก", "--year", "2565");
  assert.ok(form.equals(readFileSync(join(own, "ตาก-2565.xlsx"))), "the form differs");
  assertQuiet(visited);
});

test("a month's rows are copied as the sheet all provinces share takes them, or taken away as the program's own workbook", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "รูปเล่ม");
  await page.select('select[name="document"]', "monthly");
  await page.select('select[name="month"]', "2564-11");
  await page.waitForSelector('[data-file="monthly-2565-2564-11.pdf"][aria-busy="false"]');
  await press(page, "แถวของเดือน (Excel)");
  const workbook = await downloaded(visited, "monthly-2565-2564-11-rows.xlsx");
  const below = folder();
  const written = (name: string) => {
    said("monthly", sample("chiang-mai"), "--month", "2021-11", "--rows", join(below, name));
    return files(below);
  };
  assert.ok(
    written("rows.xlsx").some(({ bytes }) => bytes.equals(workbook)),
    "the workbook differs",
  );
  const tables = written("rows.csv").filter(({ path }) => path.endsWith(".csv"));
  for (const [button, sheet] of [
    ["คัดลอกแถวผลงาน", "ผลการดำเนินงาน"],
    ["คัดลอกแถวการบันทึก", "การบันทึกผล"],
  ] as const) {
    await press(page, button);
    await shows(page, `คัดลอก “${sheet}” เดือนพฤศจิกายน`);
    const pasted = await pastes(page);
    const rows = (text: string) => text.trimEnd().split("\r\n");
    const expected = tables.map(({ bytes }) => rows(bytes.toString().replaceAll(",", "\t")).slice(1).join("\n"));
    assert.ok(expected.includes(pasted.trimEnd()), pasted);
  }
  assertQuiet(visited);
});

/** What a spreadsheet would be given by a press on Ctrl and V. */
async function pastes(page: Page): Promise<string> {
  await page.evaluate(() => {
    const sheet = document.createElement("textarea");
    sheet.id = "sheet";
    document.body.append(sheet);
    sheet.focus();
  });
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyV", { commands: ["Paste"] });
  await page.keyboard.up("Control");
  return page.$eval("#sheet", sheet => {
    const { value } = sheet as HTMLTextAreaElement;
    sheet.remove();
    return value;
  });
}

test("what a book is sent to the Office with, and the year's duties, are the program's own files", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "คะแนน");
  await page.locator('input[name="as-of"]').fill("2022-10-05");
  await press(page, "กำหนดงานลงปฏิทิน");
  const duties = await downloaded(visited, "กำหนดงานแรงงานนอกระบบ จังหวัดเชียงใหม่ ปีงบประมาณ ๒๕๖๕.ics");
  assert.ok(duties.equals(written("duties.ics", "-o", "calendar", sample("chiang-mai"))), "the calendar differs");

  await press(page, "รูปเล่ม");
  await page.select('select[name="document"]', "annual");
  await page.waitForSelector('[data-file="annual-2565.pdf"][aria-busy="false"] .reader img[data-drawn]');
  await press(page, "ชุดส่งส่วนกลาง");
  const zip = unzipSync(await downloaded(visited, "annual-2565-chiang-mai.zip"));
  const below = folder();
  said("deliver", sample("chiang-mai"), "--for", "annual", "--as-of", "2022-10-05", "-o", below);
  const own = Object.entries(zip).map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes) }));
  const expected = files(below).map(({ path, bytes }) => ({ path, bytes }));
  assert.deepEqual(own.map(({ path }) => path).sort(), expected.map(({ path }) => path).sort());
  for (const { path, bytes } of expected) {
    assert.ok(own.find(file => file.path === path)?.bytes.equals(bytes), `${path} differs`);
  }
  await shows(page, "เริ่มที่รายการตรวจ");
  // A scorecard is not sent.
  await page.select('select[name="document"]', "scorecard");
  await page.waitForSelector('[data-file="scorecard-2565.pdf"][aria-busy="false"]');
  assert.equal(await page.$('::-p-xpath(//button[normalize-space()="ชุดส่งส่วนกลาง"])'), null);
  assertQuiet(visited);
});
