/** An officer mends the data here: by a press, by typing, by keyboard alone; nothing of it is lost. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { assertQuiet, downloaded, launch, press, shows, visit } from "./browser.ts";
import { cellText, goTo, large, open, type } from "./desk.ts";
import { files, folder, PROJECT, said, sample } from "./native.ts";

const BOOKS = join(PROJECT, "tests/fixtures/workbooks");

interface Found {
  code: string;
  sheet: string | null;
  cell: string | null;
  found: string | null;
}

/** What the program finds in a file, but for what it says of formulas that are to be calculated. */
function found(path: string): Found[] {
  const { diagnostics } = JSON.parse(said("check", "--format", "json", path).toString()) as { diagnostics: Found[] };
  return diagnostics.filter(({ code }) => code !== "stale_formulas");
}

test("what is typed wrongly is told at its cell, and the one known cure is taken by a press", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await open(page, join(BOOKS, "openpyxl.xlsx"));
  await goTo(page, "projects", 0, 5);
  assert.equal(await cellText(page, 0, 5), "400");
  await type(page, "1O0");
  await page.waitForSelector("#cell-0-5.error.mended");
  await shows(page, "หมายถึง «100» ใช่หรือไม่");

  // The officer's own workbook has the text as it was typed, and nothing else is new in it.
  await press(page, "สมุดงานที่แก้แล้ว");
  const copy = join(folder(), "openpyxl แก้แล้ว.xlsx");
  writeFileSync(copy, await downloaded(visited, "openpyxl แก้แล้ว.xlsx"));
  const bad = found(copy).filter(({ code }) => code === "bad_number");
  assert.deepEqual(
    bad.map(({ sheet, cell, found }) => [sheet, cell, found]),
    [["projects", "F2", "1O0"]],
  );

  // From another sheet a press on what was found leads to the cell.
  await goTo(page, "results", 0, 0);
  await page.locator("li.error button.go").click();
  await page.waitForSelector("#cell-0-5.here.error");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "grid");
  await page.locator("li.error .meant button").click();
  await page.waitForSelector("#cell-0-5.mended:not(.error)");
  assert.equal(await cellText(page, 0, 5), "100");

  await press(page, "↶ เลิกทำ");
  await page.waitForSelector("#cell-0-5.error.mended");
  await press(page, "↶ เลิกทำ");
  await page.waitForSelector("#cell-0-5:not(.error):not(.mended)");
  assert.equal(await cellText(page, 0, 5), "400");
  await press(page, "↷ ทำซ้ำ");
  await page.waitForSelector("#cell-0-5.error.mended");
  assertQuiet(visited);
});

test("the keyboard alone is enough", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await open(page, join(BOOKS, "openpyxl.xlsx"));
  await goTo(page, "projects", 1, 2);
  const before = await cellText(page, 1, 2);
  await page.keyboard.type("x1");
  await page.waitForFunction(() => document.activeElement?.id === "typing");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.id === "grid");
  assert.equal(await cellText(page, 1, 2), before);
  await type(page, "ชื่อใหม่");
  assert.equal(await cellText(page, 1, 2), "ชื่อใหม่");
  await page.waitForSelector("#cell-2-2.here");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await page.waitForSelector("#cell-1-2:not(.mended)");
  assert.equal(await cellText(page, 1, 2), before);
  await page.keyboard.press("End");
  const last = await page.$eval("#grid", grid => [
    grid.getAttribute("aria-activedescendant"),
    grid.getAttribute("aria-colcount"),
    grid.getAttribute("aria-rowcount"),
  ]);
  assert.deepEqual(last, ["cell-2-13", "15", "7"]);
  assertQuiet(visited);
});

test("a formula that would go is told before it goes", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await open(page, join(BOOKS, "google-sheets.xlsx"));
  await goTo(page, "projects", 0, 1);
  await shows(page, "ถ้าพิมพ์ทับ สูตรจะหายไป");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".formula") === null);
  assertQuiet(visited);
});

test("a folder's file is given back with one cell changed", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const paths = files(sample("tak")).map(({ path }) => join(sample("tak"), path));
  await open(page, ...paths.filter(path => /\.(csv|toml)$/.test(path)));
  await goTo(page, "โครงการ", 0, 5);
  await type(page, "401");
  await press(page, "สมุดงานที่แก้แล้ว");
  const mended = (await downloaded(visited, "projects แก้แล้ว.csv")).toString();
  const before = readFileSync(join(sample("tak"), "projects.csv"), "utf8");
  assert.equal(mended, before.replace(",400,60,20,", ",401,60,20,"));
  assertQuiet(visited);
});

test("work is there again after the page was closed, asked for before, and forgotten when the officer says so", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const asked: string[] = [];
  page.on("dialog", async dialog => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await open(page, join(BOOKS, "openpyxl.xlsx"));
  await goTo(page, "projects", 0, 5);
  await type(page, "1O0");
  const again = async () => {
    await page.reload();
    await page.waitForSelector("main[data-ready]", { timeout: 60_000 });
  };
  await again();
  assert.deepEqual(asked, ["beforeunload"]);
  await shows(page, "ทำงานต่อจากครั้งก่อน");
  await shows(page, "openpyxl.xlsx");
  await press(page, "ทำงานต่อ");
  await page.waitForSelector(".data");
  await goTo(page, "projects", 0, 5);
  assert.equal(await cellText(page, 0, 5), "1O0");
  await page.waitForSelector("#cell-0-5.error.mended");

  await page.locator('input[name="keep"]').click();
  await again();
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.equal(await page.$(".last-time"), null);
  assertQuiet(visited);
});

test("of a long table only what is in sight is in the page", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await open(page, ...large(60_000));
  await goTo(page, "ผลการดำเนินงาน", 0, 0);
  const lines = () => page.$$eval("#grid .line", lines => lines.length);
  assert.ok((await lines()) < 80);
  await page.keyboard.down("Control");
  await page.keyboard.press("End");
  await page.keyboard.up("Control");
  await page.waitForSelector(".here");
  const last = await page.$eval("#grid", grid => Number(grid.getAttribute("aria-rowcount")) - 2);
  await page.waitForFunction(
    last => document.querySelector(`#cell-${last}-0 .text`)?.textContent === "TK-01",
    {},
    last,
  );
  const number = await page.$eval(`[aria-rowindex="${last + 2}"] .number`, number => number.textContent);
  assert.ok(number?.endsWith(String(last + 2)), `${number}`);
  assert.ok((await lines()) < 80);
  assertQuiet(visited);
});

test("nothing keeps those from it who see or move otherwise", async t => {
  const browser = await launch(t);
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const [width, scheme] of [
    [1366, "light"],
    [1366, "dark"],
    [390, "light"],
    [683, "dark"],
  ] as const) {
    const { page } = await visit(browser, { width, height: 800 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const below = sample("broken/many-faults");
    const paths = files(below).map(({ path }) => join(below, path));
    await open(page, ...paths.filter(path => /\.(csv|toml)$/.test(path)));
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
    assert.deepEqual(violations, [], `${width} ${scheme}`);
    // Nothing is wider than the screen but what scrolls by itself.
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.close();
  }
});
