/** The officer holds the year's rules against the handbook in the page: what is mended there scores and prints. */

import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { assertQuiet, downloaded, launch, press, shows, visit } from "./browser.ts";
import { cellText, checkedAgain, goTo, open, type } from "./desk.ts";
import { files, folder, PROJECT, said, sample, written } from "./native.ts";

const DAY = "2022-10-05";

/** Tak's data with the year's rules beside it, as tables or as the one file that has them in sections. */
function withRules(rules: "tables" | "sections"): string {
  const below = join(folder(), "tak");
  mkdirSync(below);
  for (const { path, bytes } of files(sample("tak")).filter(({ path }) => /^[^/]*\.(csv|toml)$/.test(path))) {
    writeFileSync(join(below, path), bytes);
  }
  if (rules === "sections") {
    cpSync(join(PROJECT, "templates/handbook/2565.toml"), join(below, "handbook.toml"));
  } else {
    writeFileSync(join(below, "handbook.toml"), '"ตรวจกับคู่มือแล้ว" = "ใช่"\n');
    writeFileSync(join(below, "criteria.csv"), CRITERIA);
  }
  return below;
}

/** A ladder whose only threshold is met, and one that no province reaches. */
const CRITERIA = `รอบ,ระดับ,เกณฑ์,ร้อยละหรือจำนวน,วันที่
1,1,จำนวนคนไม่น้อยกว่าร้อยละ,1,
1,2,จำนวนคนไม่น้อยกว่าร้อยละ,100,
`;

function levels(path: string): number[] {
  const { rounds } = JSON.parse(said("score", "--format", "json", "--as-of", DAY, path).toString());
  return rounds.map(({ level }: { level: number }) => level);
}

async function opened(page: Page, path: string): Promise<void> {
  await open(page, ...files(path).map(file => join(path, file.path)));
  await shows(page, "ทำรูปเล่มได้");
}

test("a threshold that is mended in the sheet of criteria is what scores and what the book prints", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const path = withRules("tables");
  await opened(page, path);
  assert.deepEqual(levels(path)[0], 1);
  await press(page, "คะแนน");
  await page.locator('input[name="as-of"]').fill(DAY);
  await shows(page, "ระดับ 1 จาก 2");

  await press(page, "ข้อมูล");
  await goTo(page, "เกณฑ์การให้คะแนน", 1, 3);
  assert.equal(await cellText(page, 1, 3), "100");
  await type(page, "2");
  writeFileSync(join(path, "criteria.csv"), CRITERIA.replace(",100,", ",2,"));
  assert.deepEqual(levels(path)[0], 2);
  await press(page, "คะแนน");
  await shows(page, "ระดับ 2 จาก 2");

  await press(page, "รูปเล่ม");
  await page.select('select[name="document"]', "scorecard");
  await page.waitForSelector('[data-file="scorecard-2565.pdf"][aria-busy="false"] .reader img[data-drawn]');
  await press(page, "บันทึกเป็น PDF");
  const expected = written("book.pdf", "-o", "scorecard", path, "--as-of", DAY);
  assert.ok((await downloaded(visited, "scorecard-2565.pdf")).equals(expected), "the scorecard differs");
  assertQuiet(visited);
});

test("keys in the sections of a file of rules are typed over where they stand", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const path = withRules("sections");
  await opened(page, path);
  const tabs = await page.$$eval('[role="tab"]', tabs => tabs.map(tab => tab.textContent ?? ""));
  const sheet = tabs.findIndex(tab => tab.startsWith("คู่มือประจำปี"));
  const row = await page.evaluate(async sheet => {
    const rows = await window.ruplem.engine.rows(sheet, 0, 200);
    return rows.findIndex(({ cells: [key] }) => key === "phone");
  }, sheet);
  assert.ok(row > 0);
  await goTo(page, "คู่มือประจำปี", row, 1);
  await type(page, "๐ ๑๒๓๔ ๕๖๗๘");
  await checkedAgain(page);
  await press(page, "สมุดงานที่แก้แล้ว");
  const mended = (await downloaded(visited, "handbook แก้แล้ว.toml")).toString();
  assert.match(mended, /\nphone = "๐ ๑๒๓๔ ๕๖๗๘"/);
  assert.equal(await cellText(page, row, 1), "๐ ๑๒๓๔ ๕๖๗๘");
  assertQuiet(visited);
});

test("where the rules are assumed, the cure is told in sheets and not in commands", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const below = folder();
  said("new", below, "--province", "ตาก", "--year", "2570");
  await open(page, join(below, "ตาก-2570.xlsx"));
  await shows(page, "แก้ให้ตรง แล้วเลือก «ใช่» ที่ «ตรวจกับคู่มือแล้ว»");
  assert.doesNotMatch(await page.$eval(".all-found", found => found.textContent ?? ""), /--handbook|ruplem /);
  assertQuiet(visited);
});
