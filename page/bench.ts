/**
 * How long an officer waits, and how many books of the national sample are made in a second beside the program's own batch on
 * the same machine in the same minutes. Prints one table with what each should be; fails for nothing. `just page-bench` makes all
 * it needs.
 *
 * RUPLEM_NATION is the folder that the example `national_sample` writes, RUPLEM_PROVINCES how many of its provinces are made.
 */

import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { unzipSync } from "fflate";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { downloaded, drop, launch, openNation, press, type Visit, visit } from "./tests/browser.ts";
import { goTo, large } from "./tests/desk.ts";
import { folder, PAGE, PROJECT, said } from "./tests/native.ts";

const NATION = process.env.RUPLEM_NATION ?? join(PROJECT, "target/nation");
const PROVINCES = Number(process.env.RUPLEM_PROVINCES ?? 76);
const WORKBOOK = join(PROJECT, "tests/fixtures/workbooks/openpyxl.xlsx");
const ROUNDS = 5;
const FRAMES = 600;
const DAY = "2022-10-05";

/** How long somebody takes at the least to find a file, in milliseconds: the page makes itself ready meanwhile. */
const REST = 5_000;

/** A line of the table. */
interface Line {
  what: string;
  measured: string;
  /** What it should be, where that is agreed. */
  goal?: string;
  isMet?: boolean;
}

const lines: Line[] = [];
/** What pages wrote to the console. */
const errors: string[][] = [];

function most(what: string, is: number, goal: number, unit: string, more = ""): void {
  lines.push({ what, measured: `${is.toFixed(2)} ${unit}${more}`, goal: `at most ${goal} ${unit}`, isMet: is <= goal });
}

function least(what: string, is: number, goal: number, unit: string, more = ""): void {
  lines.push({
    what,
    measured: `${is.toFixed(2)} ${unit}${more}`,
    goal: `at least ${goal} ${unit}`,
    isMet: is >= goal,
  });
}

function figure(what: string, measured: string): void {
  lines.push({ what, measured });
}

async function opened(browser: Browser): Promise<Visit> {
  const visited = await visit(browser);
  errors.push(visited.errors);
  return visited;
}

/** Notes when files are dropped, as the page itself does. */
const NOTE_DROPS = `document.addEventListener("drop", () => { window.dropped = performance.now(); }, true)`;

/** Milliseconds from the last drop until the page shows something. */
function sinceDrop(page: Page, selector: string): Promise<number> {
  return page
    .waitForFunction(
      selector => {
        const { dropped } = window as { dropped?: number };
        return dropped !== undefined && document.querySelector(selector) !== null && performance.now() - dropped;
      },
      { polling: "raf", timeout: 120_000 },
      selector,
    )
    .then(async handle => Number(await handle.jsonValue()));
}

async function officer(browser: Browser): Promise<void> {
  const [ready, faults, first, atOnce]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const rest of [0, REST]) {
      const begun = performance.now();
      const { page } = await opened(browser);
      ready.push(performance.now() - begun);
      await new Promise(resolve => setTimeout(resolve, rest));
      await page.evaluate(NOTE_DROPS);
      await drop(page, WORKBOOK);
      faults.push(await sinceDrop(page, ".data .verdict"));
      await press(page, "รูปเล่ม");
      (rest === 0 ? atOnce : first).push(await sinceDrop(page, ".reader img[data-drawn]"));
      await page.close();
    }
  }
  seconds("opened and ready", ready, 1.5);
  seconds("workbook dropped, faults shown", faults, 0.3);
  seconds("workbook dropped, first page of the plan in sight", first, 1.5);
  seconds("the same, dropped before the page has made itself ready", atOnce);

  const { page } = await opened(browser);
  await press(page, "เปิดตัวอย่าง");
  await page.waitForSelector(".data .verdict");
  // The plan is set before anybody asks for it.
  await press(page, "รูปเล่ม");
  await page.waitForSelector(".reader img[data-drawn]", { timeout: 120_000 });
  for (const document of ["plan", "annual"]) {
    const made = await page.evaluate(async document => {
      const { engine } = window.ruplem;
      const times: number[] = [];
      for (let time = 0; time < 4; time += 1) {
        const begun = performance.now();
        await engine.make({ document, province: 0, as_of: "2022-10-05" });
        times.push(performance.now() - begun);
      }
      return times;
    }, document);
    seconds(`the sample's ${document}, made the first time by itself`, made.slice(0, 1));
    seconds(`the sample's ${document}, made again`, made.slice(1), 0.5);
  }
  await page.close();
  const begun = performance.now();
  said("plan", join(PROJECT, "samples/chiang-mai"), "-o", join(folder(), "plan.pdf"));
  seconds("the same plan by the program, with its start", [performance.now() - begun]);
}

/** How a long table moves, and what it takes. */
async function table(browser: Browser, rows: number): Promise<void> {
  const { page } = await opened(browser);
  await page.evaluate(NOTE_DROPS);
  await drop(page, ...large(rows));
  const shown = await sinceDrop(page, ".data .verdict");
  await goTo(page, "ผลการดำเนินงาน", 0, 0);
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await worked(session);
  const frames = await page.evaluate(async frames => {
    const grid = document.querySelector("#grid");
    const times: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < frames && grid !== null; frame += 1) {
      // Some rows a frame, and now and then far away, as with the bar at the side.
      grid.scrollTop += frame % 60 === 59 ? grid.scrollHeight / 10 : 90;
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    return times;
  }, FRAMES);
  const work = ((await worked(session)) - before) / frames.length;
  const sorted = [...frames].sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const second = (1000 * frames.length) / frames.reduce((sum, time) => sum + time, 0);
  const { desk, press } = await page.evaluate(() => window.ruplem.engine.held);
  const { JSHeapUsedSize = 0 } = await page.metrics();
  const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  const name = `${rows} rows`;
  const more = ` (a frame ${at(0.5)} ms, of a hundred the worst ${at(0.99)} ms, ${work.toFixed(1)} ms of it the page's own work)`;
  if (rows === 60_000) {
    // Whatever the clock of the screen, to the nearest frame.
    least(`${name}, frames while they move`, Math.round(second), 60, "a second", more);
  } else {
    figure(`${name}, frames while they move`, `${second.toFixed(0)} a second${more}`);
  }
  figure(`${name}, dropped and shown`, `${(shown / 1000).toFixed(2)} s`);
  figure(
    `${name}, memory`,
    `engines ${mb(desk)} and ${mb(press)} MB, page ${mb(JSHeapUsedSize)} MB, its process ${mb(await resident(page))} MB`,
  );
  await page.close();
}

/** How many milliseconds the page's own thread has worked, whatever else the machine has to do. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

/** What the largest process of the browser's pages takes of the machine's memory. */
async function resident(page: Page): Promise<number> {
  const session = await page.browser().target().createCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const pagesOf = ({ id }: { id: number }) => Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]);
  return 4096 * Math.max(...pages.map(pagesOf));
}

/** Some provinces of the national sample. */
function some(): string {
  const whole = join(folder(), "nation");
  mkdirSync(whole);
  for (const name of readdirSync(NATION).sort().slice(0, PROVINCES)) {
    cpSync(join(NATION, name), join(whole, name), { recursive: true });
  }
  return whole;
}

async function nation(browser: Browser): Promise<void> {
  const path = some();
  const visited = await opened(browser);
  const { page } = visited;
  await openNation(page, path);
  await page.locator('input[name="as-of"]').fill(DAY);
  await page.evaluate(() => {
    const { engine } = window.ruplem;
    const setter = engine.setter.bind(engine);
    Object.assign(window, { most: 0 });
    engine.setter = () => {
      const own = setter();
      const set = own.set.bind(own);
      own.set = async manuscript => {
        const made = await set(manuscript);
        const seen = window as unknown as { most: number };
        seen.most = Math.max(seen.most, own.held);
        return made;
      };
      return own;
    };
  });
  let begun = performance.now();
  await press(page, "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว");
  await page.waitForSelector('[data-making="making"]', { timeout: 3_600_000 });
  const ordered = (performance.now() - begun) / 1000;
  await page.waitForSelector('[data-making="done"]', { timeout: 3_600_000 });
  const here = (performance.now() - begun) / 1000;
  const held = await page.evaluate(() => (window as unknown as { most: number }).most);
  begun = performance.now();
  const out = folder();
  said("batch", path, "-o", out, "--as-of", DAY);
  const there = (performance.now() - begun) / 1000;
  const books = readdirSync(out, { recursive: true, encoding: "utf8" }).filter(name => name.endsWith(".pdf")).length;
  const rate = (seconds: number) => `${seconds.toFixed(1)} s, ${(books / seconds).toFixed(2)} books a second`;
  const of = `${books} books of at most ${PROVINCES} provinces`;
  figure(`${of}, by the page`, `${rate(here)}, ${ordered.toFixed(1)} s of it until the first was begun`);
  figure(`${of}, by batch`, rate(there));
  least("the page's rate of the batch's", there / here, 0.4, "of it");
  most("memory of a worker's engine", held / 2 ** 20, 500, "MB");
  const zip = unzipSync(await downloaded(visited, "รูปเล่มทั้งประเทศ-2565.zip"));
  const others = Object.entries(zip).filter(
    ([path, bytes]) => !readFileSync(join(out, path)).equals(Buffer.from(bytes)),
  );
  most(`files other than the batch's, of ${Object.keys(zip).length}`, others.length, 0, "files");
}

/** The middle of several, in milliseconds, with all of them; and how many seconds it should be at most. */
function seconds(what: string, times: number[], goal?: number): void {
  const sorted = [...times].sort((one, other) => one - other);
  const middle = (sorted[Math.floor(sorted.length / 2)] ?? 0) / 1000;
  const all = times.length === 1 ? "" : ` (${sorted.map(time => (time / 1000).toFixed(2)).join(" ")})`;
  if (goal === undefined) {
    figure(what, `${middle.toFixed(2)} s${all}`);
  } else {
    most(what, middle, goal, "s", all);
  }
}

/** The table, a mark beside what is not as it should be. */
function print(): void {
  const row = (what: string, measured: string, goal: string, mark: string) =>
    console.log(`| ${what.padEnd(WIDTH)} | ${goal.padEnd(GOAL)} | ${mark.padEnd(6)} | ${measured}`);
  const WIDTH = Math.max(...lines.map(({ what }) => what.length));
  const GOAL = Math.max(...lines.map(({ goal }) => goal?.length ?? 0));
  row("", "measured", "goal", "");
  for (const { what, measured, goal = "", isMet } of lines) {
    row(what, measured, goal, isMet === false ? "MISSED" : isMet === undefined ? "" : "met");
  }
}

const ends: (() => unknown)[] = [];
const browser = await launch({ after: (end: () => unknown) => ends.push(end) } as unknown as TestContext);
figure("machine", `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`);
most("the page's file", statSync(PAGE).size / 1e6, 18, "MB");
try {
  await officer(browser);
  await table(browser, 60_000);
  await table(browser, 249_000);
  await nation(browser);
} finally {
  const said = errors.flat();
  most("errors in the console", said.length, 0, "errors", said.map(error => ` ${error}`).join(""));
  print();
  await Promise.all(ends.map(end => end()));
}
