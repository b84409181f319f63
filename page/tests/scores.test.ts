/** The officer sees where the province stands on any day of the year, what is missing, and what would follow from more. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { assertQuiet, launch, press, shows, visit } from "./browser.ts";
import { said, sample } from "./native.ts";

async function scores(page: Page, day: string): Promise<void> {
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "คะแนน");
  await page.locator('input[name="as-of"]').fill(day);
}

function levels(page: Page): Promise<string[]> {
  return page.$$eval(".round .level strong", found => found.map(level => level.textContent ?? ""));
}

/** Waits until the page shows the levels that the program gives on a day. */
async function agrees(page: Page, day: string): Promise<void> {
  const { rounds } = JSON.parse(said("score", "--format", "json", "--as-of", day, sample("chiang-mai")).toString());
  const expected = rounds.map(({ level }: { level: number }) => String(level));
  await page.waitForFunction(
    (levels, day) =>
      document.querySelector<HTMLInputElement>('input[name="as-of"]')?.value === day &&
      [...document.querySelectorAll(".round .level strong")].map(level => level.textContent).join() === levels,
    { timeout: 20_000 },
    expected.join(),
    day,
  );
}

test("both ladders follow the day along the year, and what is missing is said first", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await scores(page, "2022-06-10");
  await agrees(page, "2022-06-10");
  await shows(page, "ขาด: เบิกจ่ายอีก 984,410.00 บาท จึงจะถึงระดับ 2");
  await shows(page, "เหลือ 112 วัน");
  await shows(page, "ไม่ถึงระดับ 5 เพราะ คนขาดไป 181 คน");
  await shows(page, "กำหนดถัดไป 5 ก.ค. 2565 (อีก 25 วัน): บันทึกผลเดือนมิถุนายน 2565");

  await press(page, "กำหนดถัดไป ›");
  await agrees(page, "2022-07-05");
  await press(page, "‹ กำหนดก่อนหน้า");
  await agrees(page, "2022-06-05");
  // The line of the year is moved with the keyboard too.
  await page.focus('input[name="day"]');
  await page.keyboard.press("ArrowRight");
  await agrees(page, "2022-06-06");
  await page.keyboard.press("End");
  await agrees(page, "2022-10-01");
  await page.keyboard.press("Home");
  await agrees(page, "2021-10-01");
  await shows(page, "ยังไม่เริ่ม เริ่มนับ 1 เม.ย. 2565");

  // Dragged over the whole year, the page ends where the hand does.
  await page.$eval('input[name="day"]', input => {
    for (let day = 0; day <= 350; day += 1) {
      input.value = String(day);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await agrees(page, "2022-09-16");
  assertQuiet(visited);
});

test("what is supposed shows the level that would follow, and is kept out of the data", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await scores(page, "2022-06-10");
  await agrees(page, "2022-06-10");
  const before = await levels(page);

  await page.locator('input[name="if-budget-2"]').fill("๑,๔๐๖,๓๐๐");
  await shows(page, "ถ้าเป็นตามนี้ ได้ระดับ 2");
  await page.locator('input[name="if-people-2"]').fill("9,892");
  await shows(page, "ถ้าเป็นตามนี้ ได้ระดับ 4");
  await shows(page, "ขาด: ส่งรายงานประจำปีภายใน 29 ก.ย. 2565 จึงจะถึงระดับ 5");
  await page.locator('input[name="if-delivered-annual_report_sent"]').fill("29 ก.ย. 2565");
  await shows(page, "ถ้าเป็นตามนี้ ได้ระดับ 5");
  await page.locator('input[name="if-delivered-annual_report_sent"]').fill("30 ก.ย. 2565");
  await shows(page, "ถ้าเป็นตามนี้ ได้ระดับ 4");
  await page.locator('input[name="if-people-2"]').fill("มาก");
  await page.waitForSelector('input[name="if-people-2"][aria-invalid]');

  assert.deepEqual(await levels(page), before);
  await press(page, "ล้างที่สมมติ");
  await page.waitForFunction(() => document.querySelector(".follows") === null);
  assertQuiet(visited);
});
