/** What an officer does at the tables. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { folder, sample } from "./native.ts";

export async function open(page: Page, ...paths: string[]): Promise<void> {
  const input = await page.waitForSelector('input[type="file"][multiple]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
  await page.waitForSelector("#grid .line .text");
}

/** Chooses a folder. */
export async function openFolder(page: Page, path: string): Promise<void> {
  const input = await page.waitForSelector('input[type="file"]:not([multiple])');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  await page.waitForSelector("#grid .line .text");
}

/** Goes to a cell of a sheet with the keyboard: rows and columns counted from 0 below the headings. */
export async function goTo(page: Page, sheet: string, row: number, column: number): Promise<void> {
  await page.locator(`::-p-xpath(//button[@role="tab"][starts-with(normalize-space(), "${sheet}")])`).click();
  await page.waitForSelector("#grid .line .text");
  await page.focus("#grid");
  await page.keyboard.down("Control");
  await page.keyboard.press("Home");
  await page.keyboard.up("Control");
  for (let step = 0; step < row; step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  for (let step = 0; step < column; step += 1) {
    await page.keyboard.press("ArrowRight");
  }
  await page.waitForSelector(`#cell-${row}-${column}.here`);
}

export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "typing");
  await page.$eval("#typing", box => (box as HTMLTextAreaElement).select());
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await checkedAgain(page);
}

/** Waits until what was typed last is checked. */
export async function checkedAgain(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".checked")?.textContent?.includes("ตรวจใหม่แล้ว"));
}

export function cellText(page: Page, row: number, column: number): Promise<string> {
  return page.$eval(`#cell-${row}-${column} .text`, cell => cell.textContent ?? "");
}

/** A dataset of Tak with so many rows of results. */
export function large(rows: number): string[] {
  const below = folder();
  const names = ["province.toml", "projects.csv", "results.csv", "reports.csv", "budget.csv", "submissions.csv"];
  return names.map(name => {
    const text = readFileSync(join(sample("tak"), name), "utf8");
    const path = join(below, name);
    const line = "TK-01,2021-10,1,0,0,0,ข้อมูลตัวอย่าง\n";
    writeFileSync(path, name === "results.csv" ? `${text.trimEnd()}\n${line.repeat(rows)}` : text);
    return path;
  });
}
