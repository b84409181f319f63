// Makes one file of the page: script, style, engine and faces inside, and a policy that lets nothing else in or out.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

type Bundle = Parameters<Extract<NonNullable<Plugin["generateBundle"]>, (...args: never[]) => unknown>>[1];

/** What lies in the page: files by the id of the element that holds them, and how hard they are packed (of 11). */
export interface Packed {
  /** What browsers unpack, by gzip. */
  light: Record<string, string>;
  /** What is unpacked by a module among the light ones, by brotli. */
  tight: Record<string, string>;
  effort: number;
}

/** Writes the page as the file `name`. */
export function single(name: string, { light, tight, effort }: Packed): Plugin {
  return {
    name: "single",
    enforce: "post",
    generateBundle(_, bundle) {
      const { html, script, style } = taken(bundle);
      const holds = [
        ...Object.entries(light).map(([id, path]) => held(id, readFileSync(path), gzipped)),
        ...Object.entries(tight).map(([id, path]) => held(id, readFileSync(path), bytes => brotlied(bytes, effort))),
      ];
      // A text that ends a script or a style would end it in the page too.
      const guarded = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
      const head = `<meta http-equiv="Content-Security-Policy" content="${policy(guarded, style)}" />
    <style>${style}</style>
    <script type="module">${guarded}</script>`;
      const source = html
        .replace(/<script type="module"[^>]*><\/script>\s*/, "")
        .replace(/<link rel="stylesheet"[^>]*>\s*/, "")
        .replace('<meta charset="utf-8" />', () => `<meta charset="utf-8" />\n    ${head}`)
        .replace("</body>", () => `${holds.join("\n")}\n</body>`);
      this.emitFile({ type: "asset", fileName: name, source });
    },
  };
}

/** Takes the parts out of the bundle, of which there must be one each. */
function taken(bundle: Bundle): { html: string; script: string; style: string } {
  const parts: Record<"html" | "js" | "css", string[]> = { html: [], js: [], css: [] };
  for (const [file, part] of Object.entries(bundle)) {
    const kind = file.slice(file.lastIndexOf(".") + 1);
    if (kind !== "html" && kind !== "js" && kind !== "css") {
      throw new Error(`${file} cannot stand in the page`);
    }
    parts[kind].push(part.type === "chunk" ? part.code : part.source.toString());
    delete bundle[file];
  }
  const [html, script] = [parts.html[0], parts.js[0]];
  if (html === undefined || script === undefined || parts.html.length + parts.js.length !== 2) {
    throw new Error(`the page is not one: ${parts.html.length} pages, ${parts.js.length} scripts`);
  }
  return { html, script, style: parts.css.join("\n") };
}

function held(id: string, bytes: Buffer, pack: (bytes: Buffer) => Buffer): string {
  const packed = pack(bytes).toString("base64");
  return `<script type="application/octet-stream" id="${id}" data-size="${bytes.length}">${packed}</script>`;
}

function gzipped(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
}

function brotlied(bytes: Buffer, effort: number): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/** Only what is inside: no connection, no other page, no script but this one. */
function policy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hash(style)}`,
    "img-src blob: data:",
    "font-src data:",
    "frame-src blob:",
    "object-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
