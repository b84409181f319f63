import type { Engine } from "./engine/engine";

declare global {
  interface Window {
    /** The page's engine, for those who try it from the browser's console, and for tests. */
    ruplem: { engine: Engine };
  }
}
