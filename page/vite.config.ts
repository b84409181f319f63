import { resolve } from "node:path";
import { defineConfig } from "vite";
import { diagnostics } from "./diagnostics.ts";
import { single } from "./single.ts";

const project = resolve(import.meta.dirname, "..");
const engine = process.env.RUPLEM_ENGINE ?? resolve(project, "target/wasm32-unknown-unknown/page/ruplem_page.wasm");

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
      engine,
      "face-regular": resolve(project, "fonts/Sarabun-Regular.ttf"),
      "face-bold": resolve(project, "fonts/Sarabun-Bold.ttf"),
    }),
  ],
});
