/** The same file in Firefox: opened, scored, turned, taken away as the program's own book. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { press, shows } from "./browser.ts";
import { PAGE, sample, written } from "./native.ts";

const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

test("Firefox makes the same book", { skip: existsSync(FIREFOX) ? false : "there is no Firefox" }, async t => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX });
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000);
  const errors: string[] = [];
  page.on("pageerror", error => errors.push(String(error)));
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(pathToFileURL(PAGE).href, { waitUntil: "domcontentloaded" });
  await page.waitForSelector("main[data-ready]");
  await press(page, "เปิดตัวอย่าง");
  await shows(page, "ทำรูปเล่มได้");
  await press(page, "คะแนน");
  await page.waitForSelector(".round .level");
  await page.$eval('input[name="day"]', input => {
    input.value = "252";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await shows(page, "ขาด: เบิกจ่ายอีก 984,410.00 บาท จึงจะถึงระดับ 2");
  await press(page, "รูปเล่ม");
  await page.waitForSelector('[data-file="plan-2565.pdf"] .reader img[data-drawn]');
  await page.locator('input[name="find"]').fill("พ.ศ.2565");
  await page.waitForSelector(".page .hit.now");
  const base64 = await page.evaluate(async () => {
    const { engine } = window.ruplem;
    const book = await engine.layOut({ document: "plan", province: 0, as_of: "2022-06-10" });
    const pdf = await engine.bind(book);
    let text = "";
    for (let at = 0; at < pdf.length; at += 0x8000) {
      text += String.fromCharCode(...pdf.subarray(at, at + 0x8000));
    }
    return btoa(text);
  });
  assert.ok(Buffer.from(base64, "base64").equals(written("book.pdf", "-o", "plan", sample("chiang-mai"))));
  assert.deepEqual(errors, []);
});
