import { resolve } from "node:path";
import { defineConfig } from "vite";
import { diagnostics } from "./diagnostics.ts";
import { single } from "./single.ts";

const project = resolve(import.meta.dirname, "..");
const built = resolve(project, "target/wasm32-unknown-unknown");
const engine = process.env.RUPLEM_ENGINE ?? resolve(built, "page/ruplem_page.wasm");

export default defineConfig({
  build: {
    outDir: resolve(project, "target/page"),
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
  },
  worker: { format: "iife" },
  plugins: [
    diagnostics(resolve(project, "docs/diagnostics.md")),
    single("ruplem.html", {
      light: {
        unpack: resolve(built, "page/ruplem_unpack.wasm"),
        "face-regular": resolve(project, "fonts/Sarabun-Regular.ttf"),
        "face-bold": resolve(project, "fonts/Sarabun-Bold.ttf"),
      },
      tight: { engine },
      effort: Number(process.env.RUPLEM_EFFORT ?? 11),
    }),
  ],
});
