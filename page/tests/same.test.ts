/** The page's engine tells of every dataset what the program tells, to the byte. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { assertQuiet, launch, visit } from "./browser.ts";
import { files, folder, PROJECT, said, sample, written } from "./native.ts";

/** The dataset a folder holds: its workbook, or the folder itself. */
function dataset(folder: string): { path: string; name: string; only?: string } {
  const workbook = readdirSync(folder).find(name => /\.(xlsx|xlsm|xls|ods)$/i.test(name));
  return workbook === undefined
    ? { path: folder, name: basename(folder) }
    : { path: join(folder, workbook), name: workbook, only: workbook };
}

/** The report of the page's engine on files handed to it. */
async function report(page: Page, below: string, lang: "th" | "en"): Promise<string> {
  const { name, only } = dataset(below);
  const handed = files(below).map(({ path, bytes }) => ({ path, base64: bytes.toString("base64") }));
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

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

test("every book and workbook of both samples is the program's own", async t => {
  const visited = await visit(await launch(t));
  const { page } = visited;
  const day = "2022-10-05";
  for (const name of ["chiang-mai", "tak"]) {
    await report(page, sample(name), "th");
    const path = sample(name);
    const months = Array.from(
      { length: 12 },
      (_, at) => `${at < 3 ? 2564 : 2565}-${String(((at + 9) % 12) + 1).padStart(2, "0")}`,
    );
    const books = [
      ...["plan", "agenda", "annual", "scorecard", "onepage"].map(document => ({ document, month: undefined })),
      ...months.map(month => ({ document: "monthly", month })),
    ];
    for (const { document, month } of books) {
      const made = await page.evaluate(
        async ({ document, month, day }) => {
          const { engine } = window.ruplem;
          const asked = { document, province: 0, as_of: day, ...(month === undefined ? {} : { month }) };
          return engine.fingerprint((await engine.make(asked)).bytes);
        },
        { document, month, day },
      );
      const dated = document === "plan" || document === "agenda" ? [] : ["--as-of", day];
      const expected = written(
        "book.pdf",
        "-o",
        document,
        path,
        ...(month === undefined ? [] : ["--month", month]),
        ...dated,
      );
      assert.equal(made, sha256(expected), `${name} ${document} ${month ?? ""}`);
    }
    const marked = await page.evaluate(async () => {
      const { engine } = window.ruplem;
      return engine.fingerprint((await engine.marked()).bytes);
    });
    assert.equal(marked, sha256(written("copy.xlsx", "--marked", "check", path)), `${name}: the copy in colour`);
    // The workbook of the next year, with what stays of this one's.
    const code = name === "tak" ? 63 : 50;
    const form = await page.evaluate(async code => {
      const { engine } = window.ruplem;
      const { fileName, bytes } = await engine.new(code, 2566, 0);
      return { fileName, sha256: await engine.fingerprint(bytes) };
    }, code);
    const out = folder();
    said("new", out, "--year", "2566", "--from", path);
    assert.equal(form.sha256, sha256(readFileSync(join(out, form.fileName))), `${name}: the next year's workbook`);
  }
  assertQuiet(visited);
});
