/** Several files as one to take away, packed as they are. */

import type { HandedFile } from "../engine/protocol";

/** A ZIP file of these, nothing of it made smaller. Names are in UTF-8. */
export function zip(files: readonly HandedFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { path, bytes } of files) {
    const name = new TextEncoder().encode(path);
    // What both headers have in common: version, flags, way of packing, time, day, sum, sizes, length of the name.
    const common = [
      ...two(20),
      ...two(0x0800),
      ...two(0),
      ...two(0),
      ...two(0x21),
      ...four(sum(bytes)),
      ...four(bytes.length),
      ...four(bytes.length),
      ...two(name.length),
      ...two(0),
    ];
    const local = Uint8Array.from([...four(0x04034b50), ...common]);
    parts.push(local, name, bytes);
    const place = [...two(0), ...two(0), ...two(0), ...four(0), ...four(at)];
    directory.push(Uint8Array.from([...four(0x02014b50), ...two(20), ...common, ...place]), name);
    at += local.length + name.length + bytes.length;
  }
  const size = directory.reduce((size, part) => size + part.length, 0);
  const count = two(files.length);
  const end = [...four(0x06054b50), ...four(0), ...count, ...count, ...four(size), ...four(at), ...two(0)];
  return joined([...parts, ...directory, Uint8Array.from(end)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function two(number: number): [number, number] {
  return [number & 0xff, (number >>> 8) & 0xff];
}

function four(number: number): number[] {
  return [...two(number & 0xffff), ...two(number >>> 16)];
}

/** CRC-32 */
function sum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}
