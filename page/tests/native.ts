/** The program beside the page: the same data must give the same bytes. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

/** npm runs scripts in the folder of its own package. */
export const PROJECT = resolve(process.cwd(), "..");
export const PAGE = process.env.RUPLEM_PAGE ?? join(PROJECT, "target/page/ruplem.html");
const PROGRAM = process.env.RUPLEM_PROGRAM ?? join(PROJECT, "target/debug/ruplem");

/** What a call writes to standard output; bad data ends it with a status of its own, and is no failure here. */
export function said(...args: string[]): Buffer {
  try {
    return execFileSync(PROGRAM, args, { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  } catch (error) {
    const { status, stdout } = error as { status: number | null; stdout: Buffer };
    if (status === 1) {
      return stdout;
    }
    throw error;
  }
}

/** The file a call writes with `option`. */
export function written(name: string, option: string, ...args: string[]): Buffer {
  const path = join(folder(), name);
  said(...args, option, path);
  return readFileSync(path);
}

/** A folder of its own for each who asks. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), "ruplem-page-"));
}

/** Every file below a folder, by its path. */
export function files(below: string): { path: string; bytes: Buffer }[] {
  const names = readdirSync(below, { recursive: true, encoding: "utf8" }).map(name => join(below, name));
  const plain = names.filter(name => statSync(name).isFile()).sort();
  return plain.map(name => ({ path: relative(below, name).replaceAll("\\", "/"), bytes: readFileSync(name) }));
}

/** `samples/chiang-mai` */
export function sample(name: string): string {
  return join(PROJECT, "samples", name);
}

/** Two provinces that are sound, and one that is not. */
export function nation(): string {
  const whole = join(folder(), "nation");
  mkdirSync(whole);
  for (const name of ["chiang-mai", "tak"]) {
    cpSync(sample(name), join(whole, name), { recursive: true });
  }
  cpSync(sample("tak"), join(whole, "lamphun"), { recursive: true });
  const [province, projects] = [join(whole, "lamphun/province.toml"), join(whole, "lamphun/projects.csv")];
  writeFileSync(province, readFileSync(province, "utf8").replaceAll("ตาก", "ลำพูน"));
  writeFileSync(projects, readFileSync(projects, "utf8").replace(/(\n[^\n]*?),(\d+),/, "$1,ไม่ใช่ตัวเลข,"));
  return whole;
}
