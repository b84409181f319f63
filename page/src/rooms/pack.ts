/** Several files as one to take away, packed as they are. */

import { zipSync } from "fflate";
import type { HandedFile } from "../engine/protocol";

export const ZIP = "application/zip";

/** The same files give the same bytes: no day of the machine is in them. */
export const MTIME = new Date(1980, 0, 1);

/** A ZIP file of these, nothing of it made smaller. */
export function packed(files: readonly HandedFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), { level: 0, mtime: MTIME });
}
