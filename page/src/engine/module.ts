/** The engine as it lies in the page: unpacked and compiled once, and given to every worker. */

/** What is held packed in the element of this id. */
export function unpacked(id: string): ReadableStream<Uint8Array> {
  const element = document.getElementById(id);
  const packed = fromBase64(element?.textContent ?? "");
  // It is wanted once.
  element?.remove();
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
}

export async function compiled(): Promise<WebAssembly.Module> {
  const response = new Response(unpacked("engine"), { headers: { "content-type": "application/wasm" } });
  return WebAssembly.compileStreaming === undefined
    ? WebAssembly.compile(await response.arrayBuffer())
    : WebAssembly.compileStreaming(response);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  return fromBase64 === undefined ? Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) : fromBase64(text);
}
