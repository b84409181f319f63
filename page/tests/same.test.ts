/** The page's engine tells of every dataset what the program tells, to the byte. */

import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { assertQuiet, launch, visit } from "./browser.ts";
import { files, PROJECT, said, sample } from "./native.ts";

/** The dataset a folder holds: its workbook, or the folder itself. */
function dataset(folder: string): { path: string; name: string; only?: string } {
  const workbook = readdirSync(folder).find(name => /\.(xlsx|xlsm|xls|ods)$/i.test(name));
  return workbook === undefined
    ? { path: folder, name: basename(folder) }
    : { path: join(folder, workbook), name: workbook, only: workbook };
}

/** The report of the page's engine on files handed to it. */
async function report(page: Page, folder: string, lang: "th" | "en"): Promise<string> {
  const { name, only } = dataset(folder);
  const handed = files(folder).map(({ path, bytes }) => ({ path, base64: bytes.toString("base64") }));
  return page.evaluate(
    async ({ name, only, handed, lang }) => {
      const { engine } = window.ruplem;
      const bytes = (text: string) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
      const files = handed.map(({ path, base64 }) => ({ path, bytes: bytes(base64) }));
      engine.lang = lang;
      await engine.open({ name, files, ...(only === undefined ? {} : { only }) });
      return new TextDecoder().decode((await engine.report()).bytes);
    },
    { name, only, handed, lang },
  );
}

test("the reports on both samples and on everything broken are the program's", async t => {
  const visited = await visit(await launch(t));
  const broken = sample("broken");
  const folders = readdirSync(broken)
    .map(name => join(broken, name))
    .filter(path => statSync(path).isDirectory());
  assert.ok(folders.length > 50);
  for (const folder of [...folders, sample("chiang-mai"), sample("tak")]) {
    await t.test(basename(folder), async () => {
      for (const lang of ["th", "en"] as const) {
        const { path } = dataset(folder);
        const expected = said("check", "--format", "json", "--lang", lang, path.slice(PROJECT.length + 1)).toString();
        assert.equal(await report(visited.page, folder, lang), expected);
      }
    });
  }
  assertQuiet(visited);
});
