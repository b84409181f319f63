/** What keeps somebody from using the page, as far as a program can tell. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "puppeteer-core";

const axe = readFileSync(createRequire(join(process.cwd(), "tests/")).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it stands. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`));
  });
}

/** Nothing is wider than what is seen. */
export async function isWithin(page: Page): Promise<void> {
  const { content, window: seen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(content <= seen, `the page is ${content} wide where ${seen} are seen`);
}
