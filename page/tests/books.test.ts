/** The officer reads a book as it will be printed, finds what is in it, and takes all books away at once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync } from "fflate";
import type { Page } from "puppeteer-core";
import { assertQuiet, downloaded, launch, press, shows, visit } from "./browser.ts";
import { sample, written } from "./native.ts";

async function openSample(page: Page): Promise<void> {
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
}

async function bookShown(page: Page, file: string): Promise<void> {
  await page.waitForSelector(`[data-file="${file}"][aria-busy="false"]`, { timeout: 120_000 });
  await page.waitForSelector(".reader img[data-drawn]", { timeout: 60_000 });
}

function pageSeen(page: Page, number: number) {
  return page.waitForFunction(
    number => document.querySelector<HTMLInputElement>('input[name="page"]')?.value === String(number),
    { timeout: 20_000 },
    number,
  );
}

test("a book is turned by page, contents, thumbnail and what is looked for", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await openSample(page);
  await press(page, "รูปเล่ม");
  await bookShown(page, "plan-2565.pdf");

  // Only pages about to be seen are drawn.
  const drawn = await page.$$eval(".reader img[data-drawn]", images => images.length);
  const pages = await page.$$eval(".reader .page", pages => pages.length);
  assert.ok(drawn < pages / 2, `${drawn} of ${pages} pages are drawn`);

  await page.locator('input[name="page"]').fill("10");
  await page.keyboard.press("Enter");
  await pageSeen(page, 10);
  await page.waitForSelector('.reader [data-page="9"] img[data-drawn]');

  await page.waitForSelector(".contents button");
  const entry = await page.$eval(".contents li:last-child button", button => ({
    page: Number(button.querySelector(".at")?.lastChild?.textContent),
    text: button.textContent,
  }));
  assert.ok(entry.page > 10, entry.text ?? "");
  await page.locator(".contents li:last-child button").click();
  await pageSeen(page, entry.page);

  await page.locator("#tab-thumbnails").click();
  await page.waitForSelector(".thumbnails img[data-drawn]");
  await page.locator(".thumbnails li:nth-child(3) button").click();
  await pageSeen(page, 3);

  // However digits and spaces are written.
  const found: (string | null)[] = [];
  for (const wanted of ["พ.ศ. ๒๕๖๕", "พ.ศ.2565"]) {
    await page.locator('input[name="find"]').fill(wanted);
    await page.waitForSelector(".page .hit.now");
    found.push(await page.$eval(".found", said => said.textContent));
  }
  assert.match(found[0] ?? "", /^1 จาก \d+ แห่ง$/);
  assert.equal(found[1], found[0]);
  await page.focus('input[name="find"]');
  await page.keyboard.press("Enter");
  await shows(page, "2 จาก ");
  await page.locator('input[name="find"]').fill("ไม่มีคำนี้ในเล่มแน่นอน");
  await shows(page, "ไม่พบ");

  for (const zoom of ["page", "200", "width"]) {
    await page.select('select[name="zoom"]', zoom);
    await page.waitForSelector(`.reader.zoom-${zoom}`);
  }
  assertQuiet(visited);
});

test("another day makes anew what is dated and nothing else, and what is shown stays meanwhile", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await openSample(page);
  await press(page, "รูปเล่ม");
  await bookShown(page, "plan-2565.pdf");
  await page.evaluate(() => {
    const { engine } = window.ruplem;
    const made: string[] = [];
    Object.assign(window, { made });
    const layOut = engine.layOut.bind(engine);
    engine.layOut = asked => {
      made.push(`${asked.document} ${asked.as_of}`);
      return layOut(asked);
    };
    // Whether there was ever a time without a picture in sight.
    Object.assign(window, { blank: false });
    new MutationObserver(() => {
      if (document.querySelector(".reader img[data-drawn]") === null) {
        Object.assign(window, { blank: true });
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.select('select[name="document"]', "scorecard");
  await bookShown(page, "scorecard-2565.pdf");
  await page.locator('input[name="as-of"]').fill("2022-06-10");
  await page.waitForFunction(() => (window as unknown as { made: string[] }).made.length === 2);
  await bookShown(page, "scorecard-2565.pdf");
  // A book that was there a moment ago is there at once.
  await page.select('select[name="document"]', "plan");
  await bookShown(page, "plan-2565.pdf");
  const { made, blank } = await page.evaluate(() => {
    const { made, blank } = window as unknown as { made: string[]; blank: boolean };
    return { made, blank };
  });
  assert.deepEqual(
    made.map(one => one.split(" ")[0]),
    ["scorecard", "scorecard"],
  );
  assert.equal(blank, false);
  assertQuiet(visited);
});

test("all books in one file are the program's own, and the same file every time", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await openSample(page);
  await press(page, "รูปเล่ม");
  await page.select('select[name="document"]', "scorecard");
  await page.locator('input[name="as-of"]').fill("2022-10-05");
  await bookShown(page, "scorecard-2565.pdf");
  await press(page, "ทุกเล่มในแฟ้มเดียว");
  const zip = await downloaded(visited, "เชียงใหม่-2565.zip");
  const books = unzipSync(zip);
  assert.equal(Object.keys(books).length, 17);
  const [path, day] = [sample("chiang-mai"), ["--as-of", "2022-10-05"]];
  const expected = {
    "plan-2565.pdf": ["plan", path],
    "agenda-2565.pdf": ["agenda", path],
    "annual-2565.pdf": ["annual", path, ...day],
    "scorecard-2565.pdf": ["scorecard", path, ...day],
    "onepage-2565.pdf": ["onepage", path, ...day],
    "monthly-2565-2565-03.pdf": ["monthly", path, "--month", "2565-03", ...day],
  };
  for (const [name, args] of Object.entries(expected)) {
    assert.ok(written("book.pdf", "-o", ...args).equals(Buffer.from(books[name] ?? [])), `${name} differs`);
  }
  assertQuiet(visited);
});

test("what is badly set is told beside the page, and a press goes to the line", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  // No book of the samples has any: one is told of a line that is there.
  await page.evaluate(() => {
    const { engine } = window.ruplem;
    const layOut = engine.layOut.bind(engine);
    engine.layOut = async asked => {
      const book = await layOut(asked);
      const finding = { page: 7, line: 3, code: "widow", is_loss: false, message: "หน้า 7 บรรทัด 3: ทดลอง" };
      return { ...book, findings: [...book.findings, finding] };
    };
  });
  await openSample(page);
  await press(page, "รูปเล่ม");
  await bookShown(page, "plan-2565.pdf");
  await page.locator("#tab-findings").click();
  await page.waitForSelector(".findings button");
  await page.locator(".findings li:first-child button").click();
  await page.waitForSelector('[data-page="6"] .hit.now');
  await pageSeen(page, 7);
  assertQuiet(visited);
});
