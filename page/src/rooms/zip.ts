/** Many files as one to take away, with no more than one of them in the page's memory at a time. */

import { Zip, ZipPassThrough } from "fflate";
import { MTIME, ZIP } from "./pack";

export async function zipped(files: readonly { path: string; blob: Blob }[]): Promise<Blob> {
  const parts: Blob[] = [];
  let failed: Error | undefined;
  const zip = new Zip((error, bytes) => {
    if (error === null) {
      parts.push(new Blob([bytes as BlobPart]));
    } else {
      failed = error;
    }
  });
  for (const { path, blob } of files) {
    const entry = new ZipPassThrough(path);
    entry.mtime = MTIME;
    zip.add(entry);
    entry.push(new Uint8Array(await blob.arrayBuffer()), true);
    if (failed !== undefined) {
      throw failed;
    }
  }
  zip.end();
  return new Blob(parts, { type: ZIP });
}
