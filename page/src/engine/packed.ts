/** What lies in the page packed. */

/** The bytes that the element of this id holds, as they are packed; they are wanted once. */
export function packed(id: string): Uint8Array<ArrayBuffer> {
  const element = document.getElementById(id);
  const bytes = fromBase64(element?.textContent ?? "");
  element?.remove();
  return bytes;
}

/** What is held packed by gzip, which browsers unpack. */
export function unpacked(id: string): Promise<ArrayBuffer> {
  const stream = new Blob([packed(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  return fromBase64 === undefined ? Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) : fromBase64(text);
}
