/** The worker that unpacks the engine and compiles it. */

/** The unpacking module, the packed engine, and how many bytes it has. */
export interface ToUnpacker {
  unpack: ArrayBuffer;
  engine: ArrayBuffer;
  size: number;
}

export type FromUnpacker = { module: WebAssembly.Module } | { failed: string };

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  room(length: number): number;
  unpack(start: number, length: number, most: number): number;
  unpacked(): number;
}

globalThis.onmessage = async ({ data: { unpack, engine, size } }: MessageEvent<ToUnpacker>) => {
  try {
    const { instance } = await WebAssembly.instantiate(unpack);
    const exports = instance.exports as Exports;
    const room = exports.room(engine.byteLength) >>> 0;
    new Uint8Array(exports.memory.buffer, room, engine.byteLength).set(new Uint8Array(engine));
    const length = exports.unpack(room, engine.byteLength, size) >>> 0;
    if (length !== size) {
      throw new Error(`${length} / ${size}`);
    }
    // Memory moves when it grows.
    const bytes = new Uint8Array(exports.memory.buffer as ArrayBuffer, exports.unpacked() >>> 0, length);
    const module = await WebAssembly.compile(bytes);
    globalThis.postMessage({ module } satisfies FromUnpacker);
  } catch (error) {
    globalThis.postMessage({ failed: String(error) } satisfies FromUnpacker);
  }
};
