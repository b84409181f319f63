/** The ministry's officer sees all provinces at once and makes all their books, as a batch of the program does. */

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import type { Page } from "puppeteer-core";
import { assertQuiet, downloaded, drop, launch, openNation, press, shows, type Visit, visit } from "./browser.ts";
import { files, folder, nation, PROJECT, said } from "./native.ts";

const DAY = "2022-10-05";
const ZIP = "รูปเล่มทั้งประเทศ-2565.zip";

async function onDay(page: Page): Promise<void> {
  await page.locator('input[name="as-of"]').fill(DAY);
  await shows(page, "5 ต.ค. 2565");
}

function ended(page: Page): Promise<unknown> {
  return page.waitForSelector('[data-making="done"]', { timeout: 600_000 });
}

interface Standing {
  province: string;
  state: string;
}

/** What a batch of the program makes of it, by path, and what it says of the provinces. */
function batch(path: string): { made: Record<string, Buffer>; standings: Standing[] } {
  const out = folder();
  said("batch", path, "-o", out, "--as-of", DAY);
  const made = files(out).filter(({ path }) => /\.(pdf|csv|xlsx)$/.test(path));
  const { provinces } = JSON.parse(readFileSync(join(out, "ledger.json"), "utf8"));
  return {
    made: Object.fromEntries(made.map(({ path, bytes }) => [path, bytes])),
    standings: Object.values(provinces),
  };
}

/** The books that were taken away as one file, out of the way of the next. */
async function taken(visited: Visit): Promise<Record<string, Uint8Array>> {
  const zip = await downloaded(visited, ZIP);
  rmSync(join(visited.downloads, ZIP));
  return unzipSync(zip);
}

function assertSame(made: Record<string, Uint8Array>, expected: Record<string, Buffer>): void {
  assert.deepEqual(Object.keys(made).sort(), Object.keys(expected).sort());
  for (const [path, bytes] of Object.entries(expected)) {
    assert.ok(bytes.equals(Buffer.from(made[path] ?? [])), `${path} differs`);
  }
}

test("the board tells who is ready, and every book made in one go is the batch's own", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const path = nation();
  await openNation(page, path);
  await shows(page, "ทำรูปเล่มได้ 2 จังหวัด จาก 3");
  const { made: expected, standings } = batch(path);
  const states = await page.$$eval(".tile", tiles =>
    tiles.map(tile => `${tile.children[1]?.firstChild?.textContent} ${tile.classList[1]}`),
  );
  assert.equal(states.length, 76);
  assert.deepEqual(
    states.filter(state => !state.endsWith(" absent")),
    standings.map(({ province, state }) => `${province} ${state}`),
  );
  const ranked = await page.$$eval(".ranks tbody th", names => names.map(name => name.textContent));
  assert.deepEqual(ranked.sort(), ["ตาก", "เชียงใหม่"]);

  await page.locator(".lacking button").click();
  await page.waitForSelector("#grid .error.here");
  await press(page, "ทั้งประเทศ");
  await onDay(page);
  await press(page, "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว");
  await ended(page);
  assert.equal(Object.keys(expected).length, 9);
  assertSame(await taken(visited), expected);

  // What has not changed is not made again, on another visit either; what has is.
  await page.reload();
  await page.waitForSelector("main[data-ready]");
  const results = join(path, "tak/results.csv");
  const before = readFileSync(results, "utf8");
  writeFileSync(results, `${before.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
  await openNation(page, path);
  await onDay(page);
  await press(page, "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว");
  await ended(page);
  await shows(page, "จึงไม่ทำซ้ำ");
  const again = await taken(visited);
  const { made: now } = batch(path);
  const isOther = (file: string) => !expected[file]?.equals(now[file] ?? Buffer.of()) || file.startsWith("scores");
  assertSame(again, Object.fromEntries(Object.entries(now).filter(([file]) => isOther(file))));
  assert.ok(!("50-chiang-mai/plan-2565.pdf" in again) && "63-tak/annual-2565.pdf" in again);

  // And everything once it is forgotten.
  await press(page, "เลือกเล่มใหม่");
  await press(page, "ลืมทั้งหมด");
  for (const name of ["annual", "scorecard", "national"]) {
    await page.locator(`input[name="make-${name}"]`).click();
  }
  await press(page, "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว");
  await ended(page);
  const plans = await taken(visited);
  assert.deepEqual(Object.keys(plans), ["50-chiang-mai/plan-2565.pdf", "63-tak/plan-2565.pdf"]);
  assertQuiet(visited);
});

test("a book that ends its engine costs that book, and what is stopped goes on", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await openNation(page, nation());
  await onDay(page);
  // One book's words are no JSON, which only an engine's own fault could do: and one is slow enough to be stopped at.
  await page.evaluate(() => {
    const { engine } = window.ruplem;
    const manuscript = engine.manuscript.bind(engine);
    let asked = 0;
    Object.assign(window, { go: false });
    engine.manuscript = async ask => {
      asked += 1;
      const isHeld = () => asked > 1 && !(window as unknown as { go: boolean }).go;
      while (isHeld()) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      return manuscript(ask);
    };
    const setter = engine.setter.bind(engine);
    engine.setter = () => {
      const own = setter();
      const set = own.set.bind(own);
      own.set = async book => {
        if (book.document === "scorecard") {
          await own.fail();
        }
        return set(book);
      };
      return own;
    };
  });
  await press(page, "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว");
  await shows(page, "ทำแล้ว 1 จาก 7 เล่ม");
  await press(page, "หยุด");
  await page.evaluate(() => Object.assign(window, { go: true }));
  await page.waitForSelector('[data-making="stopped"]');
  await press(page, "ทำต่อ");
  await ended(page);
  await shows(page, "ทำไม่ได้ 2 เล่ม");
  await shows(page, "เชียงใหม่ ตารางคะแนน");
  const made = Object.keys(await taken(visited));
  assert.deepEqual(
    made.filter(path => path.endsWith(".pdf")),
    [
      "50-chiang-mai/plan-2565.pdf",
      "50-chiang-mai/annual-2565.pdf",
      "63-tak/plan-2565.pdf",
      "63-tak/annual-2565.pdf",
      "national-2565.pdf",
    ],
  );
  assertQuiet(visited);
});

test("workbooks of several provinces are the country, and each province is a press away", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const own = folder();
  said("new", own, "--province", "ลำพูน", "--year", "2565");
  await drop(page, join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx"), join(own, "ลำพูน-2565.xlsx"));
  await page.waitForSelector(".nation .ranks");
  await shows(page, "ทำรูปเล่มได้ 2 จังหวัด จาก 2");
  await page.locator("::-p-xpath(//button[contains(@class, 'tile')][contains(., 'ตาก')])").click();
  await page.waitForSelector(".round");
  assert.equal(await page.$eval('select[name="shown-province"]', choice => choice.selectedOptions[0]?.text), "ตาก");

  // What is begun and then left for other data is put away with it.
  await press(page, "ทั้งประเทศ");
  await press(page, "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว");
  await page.waitForSelector('[data-making="making"]');
  await drop(page, join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx"));
  await page.waitForSelector(".data .verdict");
  await drop(page, join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx"), join(own, "ลำพูน-2565.xlsx"));
  await page.waitForSelector(".nation .ranks");
  assert.equal(await page.$("[data-making]"), null);
  assertQuiet(visited);
});
