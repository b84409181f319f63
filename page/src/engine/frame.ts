/** A JSON head and bytes in one piece: the head's length as four bytes, the head, the bytes. */

const LENGTH = 4;

export function joined(head: unknown, parts: readonly Uint8Array[]): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const size = parts.reduce((sum, part) => sum + part.length, LENGTH + text.length);
  const frame = new Uint8Array(size);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, LENGTH);
  let place = LENGTH + text.length;
  for (const part of parts) {
    frame.set(part, place);
    place += part.length;
  }
  return frame;
}

export function parted(frame: Uint8Array): { head: unknown; bytes: Uint8Array } {
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
  const head: unknown = JSON.parse(new TextDecoder().decode(frame.subarray(LENGTH, LENGTH + length)));
  return { head, bytes: frame.subarray(LENGTH + length) };
}
