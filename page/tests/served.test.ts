/** The page from a web server, and books of all provinces in a folder that the officer has opened to it. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { downloaded, drop, launch, openNation, press, served, shows, visit } from "./browser.ts";
import { files, folder, nation, said, sample, written } from "./native.ts";

const DAY = "2022-10-05";

test("served by a web server it asks for itself and nothing else, and makes the same book", async t => {
  const address = await served(t);
  const visited = await visit(await launch(t), undefined, address);
  const { page } = visited;
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "รูปเล่ม");
  await page.waitForSelector(".page img[data-drawn]");
  await press(page, "บันทึกเป็น PDF");
  const plan = written("plan.pdf", "-o", "plan", sample("chiang-mai"));
  assert.ok((await downloaded(visited, "plan-2565.pdf")).equals(plan), "the plan differs");
  assert.deepEqual(visited.errors, []);
  assert.deepEqual(
    visited.requests.filter(address => !/^(blob|data):/.test(address)),
    [address],
  );
});

test("a folder that is dropped is opened as one that is chosen", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  await drop(page, nation());
  await page.waitForSelector(".nation .ranks");
  await shows(page, "ทำรูปเล่มได้ 2 จังหวัด จาก 3");
  // Several at once: a province's tables each by itself.
  const tables = files(sample("tak")).filter(({ path }) => /^[^/]*[.](csv|toml)$/.test(path));
  await drop(page, ...tables.map(({ path }) => join(sample("tak"), path)));
  await page.waitForSelector("#grid .line .text");
  assert.equal(await page.$(".nation"), null);
  assert.deepEqual(visited.errors, []);
});

/** Stands in for the window in which a folder is chosen, which no program can press: a folder of the browser's own. */
async function chooses(page: Page, name: string): Promise<void> {
  await page.evaluate(async name => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    Object.assign(globalThis, { showDirectoryPicker: async () => folder });
  }, name);
}

/** What lies in the folder, by path: how many bytes, and when it was written. */
function lies(page: Page, name: string): Promise<Record<string, { base64: string; on: number }>> {
  return page.evaluate(async name => {
    const found: Record<string, { base64: string; on: number }> = {};
    const look = async (folder: FileSystemDirectoryHandle, before: string) => {
      for await (const one of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
        if (one.kind === "directory") {
          await look(one as FileSystemDirectoryHandle, `${before}${one.name}/`);
        } else {
          const file = await (one as FileSystemFileHandle).getFile();
          const address = await new Promise<string>(resolve => {
            const reader = new FileReader();
            reader.onload = () => resolve(String(reader.result));
            reader.readAsDataURL(file);
          });
          found[before + one.name] = { base64: address.slice(address.indexOf(",") + 1), on: file.lastModified };
        }
      }
    };
    await look(await (await navigator.storage.getDirectory()).getDirectoryHandle(name), "");
    return found;
  }, name);
}

/** Lays files with this text into the folder. */
async function lay(page: Page, name: string, paths: readonly string[], text: string): Promise<void> {
  await page.evaluate(
    async (name, paths, text) => {
      for (const path of paths) {
        const [file = "", ...folders] = path.split("/").reverse();
        let below = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
        for (const one of folders.reverse()) {
          below = await below.getDirectoryHandle(one, { create: true });
        }
        const stream = await (await below.getFileHandle(file, { create: true })).createWritable();
        await stream.write(text);
        await stream.close();
      }
    },
    name,
    paths,
    text,
  );
}

/** Holds a file of the folder as a program does in which it is open, until `letGo`. */
async function hold(page: Page, name: string, file: string): Promise<void> {
  await page.evaluate(
    async (name, file) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
      const handle = await folder.getFileHandle(file);
      const options = { mode: "exclusive" } as FileSystemCreateWritableOptions;
      const stream = await handle.createWritable(options);
      Object.assign(window, { letGo: () => stream.abort() });
    },
    name,
    file,
  );
}

test("books go into a folder as a batch writes them, and only what is not there as it was is made again", async t => {
  const address = await served(t);
  const visited = await visit(await launch(t), undefined, address);
  const { page } = visited;
  const path = nation();
  await openNation(page, path);
  await page.locator('input[name="as-of"]').fill(DAY);
  await shows(page, "5 ต.ค. 2565");

  // The data's own folder is not for books.
  await chooses(page, "data");
  await page.evaluate(async () => {
    const data = await (await navigator.storage.getDirectory()).getDirectoryHandle("data");
    const tak = await data.getDirectoryHandle("tak", { create: true });
    await tak.getFileHandle("projects.csv", { create: true });
  });
  await press(page, "ทำทุกเล่ม ลงในโฟลเดอร์ที่เลือก");
  await shows(page, "โฟลเดอร์นี้มีข้อมูลที่เปิดอยู่");

  // A disk that is full stops all: what was written stays whole, of the rest there is nothing, and what was there before is there.
  const out = folder();
  said("batch", path, "-o", out, "--as-of", DAY);
  const expected = files(out).filter(({ path }) => /\.(pdf|csv|xlsx)$/.test(path));
  const whole = new Map(expected.map(({ path, bytes }) => [path, bytes.toString("base64")]));
  await chooses(page, "books");
  const old = ["50-chiang-mai", "63-tak"].flatMap(of => ["plan", "annual"].map(book => `${of}/${book}-2565.pdf`));
  await lay(page, "books", old, "เล่มเก่า");
  const session = await page.createCDPSession();
  const origin = new URL(address).origin;
  const room = async (quotaSize?: number) =>
    session.send("Storage.overrideQuotaForOrigin", { origin, ...(quotaSize === undefined ? {} : { quotaSize }) });
  const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
  const sizes = expected.map(({ bytes }) => bytes.length).sort((one, other) => other - one);
  await room(usage + (sizes[0] ?? 0) + (sizes[1] ?? 0));
  await press(page, "ทำทุกเล่ม ลงในโฟลเดอร์ที่เลือก");
  await page.waitForSelector('[data-making="stopped"]', { timeout: 600_000 });
  await shows(page, "ดิสก์เต็ม");
  const half = Object.entries(await lies(page, "books"));
  const isOld = ([path, { base64 }]: (typeof half)[number]) =>
    old.includes(path) && Buffer.from(base64, "base64").toString() === "เล่มเก่า";
  assert.deepEqual(
    half.filter(file => whole.get(file[0]) !== file[1].base64 && !isOld(file)).map(([path]) => path),
    [],
  );
  assert.ok(half.filter(([path, { base64 }]) => whole.get(path) === base64).length > 0, "something was written");
  await room();

  // A file that is open elsewhere costs that file.
  const tables = "scores-2565.xlsx";
  await lay(page, "books", [tables], "เก่า");
  await hold(page, "books", tables);
  await press(page, "ทำต่อ");
  await page.waitForSelector('[data-making="done"]', { timeout: 600_000 });
  await shows(page, "แฟ้มเดิมเปิดอยู่ในโปรแกรมอื่น");
  assert.equal(Buffer.from((await lies(page, "books"))[tables]?.base64 ?? "", "base64").toString(), "เก่า");
  await page.evaluate(() => (window as unknown as { letGo(): Promise<void> }).letGo());
  await press(page, "เลือกเล่มใหม่");
  await press(page, "ทำทุกเล่ม ลงในโฟลเดอร์ที่เลือก");
  await shows(page, "ไม่มีเล่มใดเปลี่ยน");
  await page.waitForSelector('[data-making="done"]', { timeout: 600_000 });
  const first = await lies(page, "books");
  assert.deepEqual(Object.keys(first).sort(), expected.map(({ path }) => path).sort());
  for (const { path, bytes } of expected) {
    assert.ok(bytes.equals(Buffer.from(first[path]?.base64 ?? "", "base64")), `${path} differs`);
  }

  await page.evaluate(async () => {
    const books = await (await navigator.storage.getDirectory()).getDirectoryHandle("books");
    await (await books.getDirectoryHandle("63-tak")).removeEntry("plan-2565.pdf");
    const spoilt = await (await books.getDirectoryHandle("50-chiang-mai")).getFileHandle("scorecard-2565.pdf");
    const stream = await spoilt.createWritable({ keepExistingData: true });
    await stream.write({ type: "write", position: 100, data: "x" });
    await stream.close();
  });
  await press(page, "เลือกเล่มใหม่");
  await press(page, "ทำทุกเล่ม ลงในโฟลเดอร์ที่เลือก");
  await shows(page, "ทำเสร็จ 2 เล่ม อีก 5 เล่มไม่เปลี่ยน จึงไม่ทำซ้ำ");
  const again = await lies(page, "books");
  for (const { path, bytes } of expected) {
    assert.ok(bytes.equals(Buffer.from(again[path]?.base64 ?? "", "base64")), `${path} differs`);
  }
  assert.equal(again["63-tak/annual-2565.pdf"]?.on, first["63-tak/annual-2565.pdf"]?.on);
  assert.deepEqual(visited.errors, []);
});
