/** The engine as it lies in the page: unpacked and compiled once, aside, and given to every worker. */

import { packed, unpacked } from "./packed";
import type { FromUnpacker, ToUnpacker } from "./unpacker";
import Unpacker from "./unpacker?worker&inline";

export async function compiled(): Promise<WebAssembly.Module> {
  const size = Number(document.getElementById("engine")?.dataset.size);
  const unpack = await unpacked("unpack");
  const engine = packed("engine").buffer;
  const worker = new Unpacker();
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromUnpacker>) => {
        if ("module" in data) {
          resolve(data.module);
        } else {
          reject(new Error(data.failed));
        }
      };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ unpack, engine, size } satisfies ToUnpacker, [unpack, engine]);
    });
  } finally {
    worker.terminate();
  }
}
