/** A press on a page of a book leads to the data it comes from; and what a book looks like is set here and kept as data. */

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import type { ElementHandle, Page } from "puppeteer-core";
import { faults } from "./axe.ts";
import { assertQuiet, downloaded, launch, press, shows, visit } from "./browser.ts";
import { open, openFolder } from "./desk.ts";
import { files, folder, PROJECT, said, sample, written } from "./native.ts";

async function openBook(page: Page): Promise<void> {
  await press(page, "รูปเล่ม");
  await page.waitForSelector('[data-file="plan-2565.pdf"][aria-busy="false"] .reader img[data-drawn]');
}

/** Finds a text in the book and presses it where it stands. */
async function pressText(page: Page, text: string, hit = 0): Promise<void> {
  await page.locator('input[name="find"]').fill(text);
  await page.waitForSelector(".page .hit.now");
  for (let step = 0; step < hit; step += 1) {
    await page.locator('button[aria-label="แห่งถัดไป"]').click();
  }
  await page.waitForFunction(hit => document.querySelector(".found")?.textContent?.startsWith(`${hit + 1} `), {}, hit);
  // The pages come to rest first.
  await page.waitForFunction(() => {
    const top = document.querySelector(".page .hit.now")?.getBoundingClientRect().top ?? 0;
    const seen = window as unknown as { hitWas?: number };
    const isAtRest = seen.hitWas === top && top > 0 && top < innerHeight;
    seen.hitWas = top;
    return isAtRest;
  });
  const mark = await page.$(".page .hit.now");
  const box = await mark?.boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The places that are offered, as they are read. */
function offered(page: Page): Promise<string[]> {
  return page.$$eval(".places button", places => places.map(place => place.textContent ?? ""));
}

test("a text of one cell leads to the cell and back to its page, one of several is chosen", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await openBook(page);
  const problem =
    readFileSync(join(sample("chiang-mai"), "problems.csv"), "utf8")
      .split("\n")[1]
      ?.split(",") ?? [];
  await page.select('select[name="document"]', "annual");
  await page.waitForSelector('[data-file="annual-2565.pdf"][aria-busy="false"] .reader img[data-drawn]');
  await page.waitForSelector(".contents button");

  const text = problem[2] ?? "";
  await pressText(page, text);
  await page.waitForSelector("#grid .here");
  assert.equal(await page.$eval("#grid .here .text", cell => cell.textContent), text);
  assert.match(await page.$eval('[role="tab"][aria-selected="true"]', tab => tab.textContent ?? ""), /^problems|^ปัญหา/);

  const back = await page.$eval(".back", button => button.textContent ?? "");
  const [, left] = /หน้า (\d+)/.exec(back) ?? [];
  await page.locator(".back").click();
  await page.waitForFunction(
    left => document.querySelector<HTMLInputElement>('input[name="page"]')?.value === left,
    {},
    left,
  );

  // A project's name stands in the tables and is told in sentences: the cell is among what is offered.
  const project = readFileSync(join(sample("chiang-mai"), "projects.csv"), "utf8");
  const [, id = "", name = ""] = /\n([^,\n]+),[^,\n]*,([^,\n]+),/.exec(project) ?? [];
  await pressText(page, name);
  await page.waitForFunction(() => document.querySelector(".places button, #grid .here") !== null);
  if ((await page.$("#grid .here")) === null) {
    assert.ok(
      (await offered(page)).some(place => place.includes(name)),
      `${id} ${name}`,
    );
    await page.locator(".places button").click();
  }
  await page.waitForSelector("#grid .here");
  assert.ok((await page.$eval("#grid .here .text", cell => cell.textContent ?? "")).includes(name));
  assertQuiet(visited);
});

test("a figure offers every cell that says it, those of its own row first; what no cell says is told", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  const found = await page.evaluate(async () => {
    const { engine } = window.ruplem;
    const rows = await engine.rows(1, 0, 1);
    const cells = rows[0]?.cells ?? [];
    const [, , name = "", , , figure = ""] = cells;
    const thai = figure.replace(/\d/g, digit => String.fromCharCode(0xe50 + Number(digit)));
    return {
      figure: await engine.origins(0, thai, [name]),
      alone: await engine.origins(0, thai, []),
      none: await engine.origins(0, "๙๙๙,๙๙๙,๙๙๙", []),
      day: await engine.origins(0, "๓๐ กันยายน ๒๕๖๕", []),
      row: { figure, name },
    };
  });
  const [first] = found.figure.places;
  assert.equal(first?.text, found.row.figure);
  assert.ok(first?.name?.includes(found.row.name));
  assert.equal(found.figure.places.length + found.figure.more, found.alone.places.length + found.alone.more);
  assert.deepEqual(found.none, { places: [], more: 0 });
  assert.ok(found.day.places.every(({ text }) => /30|๓๐/.test(text ?? "")));

  await openBook(page);
  await page.waitForSelector(".contents button");
  await page.locator("#tab-origin").click();
  await shows(page, "กดที่ข้อความในหน้า");
  // By keyboard: every text of the page is in the list.
  await page.focus(".texts li:first-child button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".origin [role=status] h2");
  assert.deepEqual(await faults(page), []);
  assertQuiet(visited);
});

test("a paragraph that is composed is put in the office's own words where it stands, and kept in their table", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const below = join(folder(), "chiang-mai");
  cpSync(sample("chiang-mai"), below, { recursive: true });
  await openFolder(page, below);
  await openBook(page);
  await page.waitForSelector(".contents button");
  const { name, text } = await page.evaluate(async () => {
    const { engine } = window.ruplem;
    const [first] = await engine.passages(0, "2022-10-05", "จัดทำแผนปฏิบัติการ");
    return first ?? { name: "", text: "" };
  });
  assert.match(name, /^แผน: /);
  await pressText(page, "จัดทำแผนปฏิบัติการ");
  await page.waitForSelector(".reword textarea");
  assert.deepEqual(await faults(page), []);
  assert.equal(await page.$eval(".reword textarea", area => area.value), text);
  await page.locator(".reword textarea").fill("ถ้อยคำที่สำนักงานเขียนแทน เพื่อเล่มนี้\n\nและอีกย่อหน้าหนึ่ง");
  await page.locator(".reword button").click();
  await shows(page, "ใส่ไว้ในตาราง «ถ้อยคำ» แล้ว");
  await page.locator('input[name="find"]').fill("สำนักงานเขียนแทน");
  await page.waitForSelector(".page .hit.now");

  // Now a cell says it.
  await pressText(page, "และอีกย่อหน้าหนึ่ง");
  await page.waitForSelector("#grid .here");
  await press(page, "สมุดงานที่แก้แล้ว");
  writeFileSync(join(below, "wording.csv"), await downloaded(visited, "wording แก้แล้ว.csv"));
  await press(page, "รูปเล่ม");
  await page.waitForSelector('[data-file="plan-2565.pdf"][aria-busy="false"] .reader img[data-drawn]');
  await press(page, "บันทึกเป็น PDF");
  const expected = written("book.pdf", "-o", "plan", below);
  assert.ok((await downloaded(visited, "plan-2565.pdf")).equals(expected), "the plan differs");
  assertQuiet(visited);
});

test("a colour, a cover and a preface are set here, printed, and given back as files beside the workbook", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const below = join(folder(), "tak");
  cpSync(sample("tak"), below, { recursive: true });
  const own = files(below).map(({ path }) => join(below, path));
  await open(page, ...own.filter(path => /\.(csv|toml)$/.test(path)));
  await openBook(page);
  await press(page, "แต่งเล่ม");
  const photo = files(join(sample("chiang-mai"), "photos")).find(({ path }) => /jpe?g$/i.test(path));
  assert.ok(photo);
  const picture = join(sample("chiang-mai"), "photos", photo.path);
  const input = await page.waitForSelector('.dress input[name="cover"]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(picture);
  await page.waitForSelector(".dress img");
  await page.select('.dress select[name="colour"]', "เขียว");
  await page.locator('.dress textarea[name="preface"]').fill("คำนำที่สำนักงานเขียนเอง เพื่อเล่มนี้");
  await page.locator('::-p-xpath(//form[.//textarea[@name="preface"]]//button)').click();
  await shows(page, "ที่เปลี่ยนไว้ยังไม่อยู่ในแฟ้ม");
  assert.deepEqual(await faults(page), []);
  await page.waitForFunction(() => document.querySelector(".unsaved button:not([disabled])") !== null);
  await page.locator(".unsaved button").click();
  const zip = unzipSync(await downloaded(visited, "ชุดข้อมูล แก้แล้ว.zip"));
  assert.deepEqual(Object.keys(zip).sort(), ["cover.jpg", "province.toml"]);
  assert.ok(photo.bytes.equals(Buffer.from(zip["cover.jpg"] ?? [])));
  assert.match(Buffer.from(zip["province.toml"] ?? []).toString(), /"สีประจำเล่ม" = "เขียว"/);

  // What was given back, laid into the folder, makes the book that is seen here.
  for (const [path, bytes] of Object.entries(zip)) {
    writeFileSync(join(below, path), bytes);
  }
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-file="plan-2565.pdf"][aria-busy="false"] .reader img[data-drawn]');
  await page.locator('input[name="find"]').fill("สำนักงานเขียนเอง");
  await page.waitForSelector(".page .hit.now");
  await press(page, "บันทึกเป็น PDF");
  const expected = written("book.pdf", "-o", "plan", below);
  assert.ok((await downloaded(visited, "plan-2565.pdf")).equals(expected), "the plan differs");
  assertQuiet(visited);
});

test("photos are added beside those there are, none in the place of another", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const below = join(folder(), "chiang-mai");
  cpSync(sample("chiang-mai"), below, { recursive: true });
  await openFolder(page, below);
  await press(page, "รูปเล่ม");
  await press(page, "แต่งเล่ม");
  const [one, other] = files(join(below, "photos"));
  assert.ok(one && other);
  // A camera's own name, chosen from two folders.
  const [first, second] = [folder(), folder()].map(own => join(own, "IMG_0001.jpg"));
  assert.ok(first && second);
  writeFileSync(first, one.bytes);
  writeFileSync(second, other.bytes);
  for (const photo of [first, second]) {
    const input = await page.waitForSelector('.dress input[name="photos"]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(photo);
    await page.waitForFunction(() => document.querySelector(".unsaved button:not([disabled])") !== null);
  }
  await page.locator(".unsaved button").click();
  const zip = unzipSync(await downloaded(visited, "chiang-mai แก้แล้ว.zip"));
  assert.deepEqual(Object.keys(zip).sort(), ["photos.csv", "photos/IMG_0001-2.jpg", "photos/IMG_0001.jpg"]);
  assert.ok(one.bytes.equals(Buffer.from(zip["photos/IMG_0001.jpg"] ?? [])));
  assert.ok(other.bytes.equals(Buffer.from(zip["photos/IMG_0001-2.jpg"] ?? [])));
  for (const [path, bytes] of Object.entries(zip)) {
    writeFileSync(join(below, path), bytes);
  }
  const [before, after] = [sample("chiang-mai"), below].map(data =>
    JSON.parse(said("check", "--format", "json", data).toString()),
  );
  assert.deepEqual(after.diagnostics, before.diagnostics);
  assertQuiet(visited);
});

test("a picture beside a workbook is found as one beside tables is", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await open(page, join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx"));
  await press(page, "รูปเล่ม");
  await press(page, "แต่งเล่ม");
  const input = await page.waitForSelector('.dress input[name="emblem"]');
  const [photo] = files(join(sample("chiang-mai"), "photos"));
  await (input as ElementHandle<HTMLInputElement>).uploadFile(join(sample("chiang-mai"), "photos", photo?.path ?? ""));
  await page.waitForSelector(".dress img");
  await page.waitForFunction(() => document.querySelector(".unsaved button:not([disabled])") !== null);
  await page.locator(".unsaved button").click();
  await shows(page, "บันทึก ");
  const { notice } = await page.evaluate(() => ({ notice: document.querySelector(".notice p")?.textContent ?? "" }));
  const [, name = ""] = /บันทึก (.*) ในโฟลเดอร์/.exec(notice) ?? [];
  assert.ok((await downloaded(visited, name)).length > 0);
  assertQuiet(visited);
});
