/** Nothing leaves the page, and what ends its engine costs one book. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { asked, assertQuiet, launch, press, shows, visit } from "./browser.ts";
import { folder } from "./native.ts";

test("nothing is asked of any network, and nothing could be", async t => {
  const log = join(folder(), "net.json");
  const browser = await launch(t, log);
  const visited = await visit(browser);
  const { page } = visited;
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "รูปเล่ม");
  await page.waitForSelector(".page img[data-drawn]");
  assertQuiet(visited);

  const escapes = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener("securitypolicyviolation", event => blocked.push(event.effectiveDirective));
    const fetched = await fetch("http://127.0.0.1:9/").then(
      () => true,
      () => false,
    );
    const image = new Image();
    image.src = "http://127.0.0.1:9/";
    await new Promise(resolve => {
      image.onerror = resolve;
    });
    const worker = new Worker(
      URL.createObjectURL(
        new Blob(['fetch("http://127.0.0.1:9/").then(() => postMessage(true), () => postMessage(false))']),
      ),
    );
    const fromWorker = await new Promise(resolve => {
      worker.onmessage = ({ data }) => resolve(data);
    });
    return { fetched, fromWorker, blocked };
  });
  assert.deepEqual(escapes, { fetched: false, fromWorker: false, blocked: ["connect-src", "img-src"] });

  // So that an empty log is known to be one that would have told: a page without the policy asks.
  const other = await browser.newPage();
  await other.goto('data:text/html,<img src="http://127.0.0.1:9/control">');
  await browser.close();
  assert.deepEqual(asked(log), ["http://127.0.0.1:9/control"]);
});

test("what ends the engine costs the book it was at and nothing else", async t => {
  const { page } = await visit(await launch(t));
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "รูปเล่ม");
  await page.waitForSelector(".page img[data-drawn]");
  const ended = await page.evaluate(() =>
    window.ruplem.engine.fail().then(
      () => "",
      (error: Error) => error.message,
    ),
  );
  assert.match(ended, /asked to fail/);
  await page.select('select[name="document"]', "scorecard");
  await page.waitForSelector('[data-file="scorecard-2565.pdf"]');
  await page.waitForSelector(".page img[data-drawn]");
});

test("want of memory is told with what to do, and the next book is made", async t => {
  const { page } = await visit(await launch(t));
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await page.evaluate(() => {
    const { engine } = window.ruplem;
    const layOut = engine.layOut.bind(engine);
    engine.layOut = async asked => {
      if (asked.document === "annual") {
        await engine.fail(true);
      }
      return layOut(asked);
    };
  });
  await press(page, "รูปเล่ม");
  await page.waitForSelector(".page img[data-drawn]");
  await page.select('select[name="document"]', "annual");
  await shows(page, "หน่วยความจำของเครื่องไม่พอ");
  await page.select('select[name="document"]', "scorecard");
  await page.waitForSelector('[data-file="scorecard-2565.pdf"]');
  await page.waitForSelector(".page img[data-drawn]");
});
