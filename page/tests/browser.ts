/** A browser with the page in it, opened as an officer opens it: a file, no server. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import puppeteer, { type Browser, type ElementHandle, type Page } from "puppeteer-core";
import { folder, PAGE } from "./native.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** In milliseconds: stories are no race, and machines are busy. */
const PATIENCE = 180_000;

export interface Visit {
  page: Page;
  /** What the page has written to the console as an error, and what it did not catch. */
  errors: string[];
  /** Addresses that were asked for. */
  requests: string[];
  /** Where downloads go. */
  downloads: string;
}

/** A browser of a story's own, which ends with it. With `log`, it writes down all it does on the network. */
export async function launch(t: TestContext, log?: string): Promise<Browser> {
  const logged = log === undefined ? [] : [`--log-net-log=${log}`];
  const args = ["--no-sandbox", "--disable-dev-shm-usage", ...logged];
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, args });
  t.after(() => browser.close());
  return browser;
}

/**
 * What pages from no server have asked of the network, by a closed browser's own log: what the browser asks for itself has
 * another initiator, and what lies on the machine is not asked of the network.
 */
export function asked(log: string): string[] {
  const addresses = new Set<string>();
  for (const line of readFileSync(log, "utf8").split("\n")) {
    const [, initiator] = /"initiator":"([^"]*)"/.exec(line) ?? [];
    const [, address] = /"url":"([a-z]+:[^"]*)"/.exec(line) ?? [];
    if (address !== undefined && (initiator === "null" || initiator?.startsWith("file:"))) {
      addresses.add(address);
    }
  }
  return [...addresses].filter(address => !/^(file|blob|data):/.test(address));
}

/** Opens the page, from its file or an address, and waits until it is ready. */
export async function visit(
  browser: Browser,
  size = { width: 1366, height: 768 },
  address = pathToFileURL(PAGE).href,
): Promise<Visit> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport(size);
  const visit: Visit = { page, errors: [], requests: [], downloads: folder() };
  page.on("console", message => {
    if (message.type() === "error" || message.type() === "warn") {
      visit.errors.push(message.text());
    }
  });
  page.on("pageerror", error => visit.errors.push(String(error)));
  page.on("request", request => visit.requests.push(request.url()));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: visit.downloads });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForSelector("main[data-ready], .unable");
  assert.equal(await page.$eval("main", main => main.querySelector(".unable")?.textContent), undefined);
  return visit;
}

/** The address of a server that has the page and nothing else, for as long as the story is told. */
export async function served(t: TestContext): Promise<string> {
  const page = readFileSync(PAGE);
  const server = createServer((request, response) => {
    const isPage = request.url === "/ruplem.html";
    response.writeHead(isPage ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(isPage ? page : "");
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ruplem.html`;
}

/** Presses the button or follows the choice that says this. */
export async function press(page: Page, says: string): Promise<void> {
  await page.locator(`::-p-xpath(//button[normalize-space()="${says}"])`).click();
}

/** Waits until the page shows a text. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction(text => document.body.textContent.includes(text), {}, text);
}

/** Chooses a folder of provinces, and waits until the country is told of. */
export async function openNation(page: Page, folder: string): Promise<void> {
  await press(page, (await page.$eval("html", html => html.lang)) === "en" ? "Begin" : "เริ่ม");
  const input = await page.waitForSelector('input[type="file"]:not([multiple])');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(folder);
  await page.waitForSelector(".nation .ranks");
}

/** Drops files and folders onto the page, as from a window of the officer's own. */
export async function drop(page: Page, ...paths: string[]): Promise<void> {
  const session = await page.createCDPSession();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 500, data });
  }
  await session.detach();
}

/** The file that a download ends in. */
export async function downloaded({ downloads }: Visit, name: string): Promise<Buffer> {
  const path = join(downloads, name);
  for (let tries = 0; tries < PATIENCE / 50; tries += 1) {
    if (existsSync(path) && !existsSync(`${path}.crdownload`)) {
      return readFileSync(path);
    }
    await wait(50);
  }
  assert.fail(`${name} was not downloaded`);
}

/** Nothing went wrong, and nothing was asked of anybody. */
export function assertQuiet({ errors, requests }: Visit): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(
    requests.filter(address => !/^(file|blob|data):/.test(address)),
    [],
  );
}
