import { useSignalEffect } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { data, engine, lang, notice, tour, unable, type View, view } from "../store";
import { words } from "../words";
import { Begin } from "./Begin";
import { Book } from "./Book";
import { Data } from "./Data";
import { Help, HelpButton } from "./Help";
import { Nation } from "./Nation";
import { Score } from "./Score";
import { Tour } from "./Tour";
import { Watching } from "./Watching";

const VIEWS: Record<View, FunctionComponent> = { begin: Begin, nation: Nation, data: Data, score: Score, book: Book };

export function App() {
  const said = words();
  // Another view begins at its top, however far down the last one was.
  useSignalEffect(() => {
    view.value;
    window.scrollTo(0, 0);
  });
  const Current = VIEWS[view.value];
  const isNational = data.value?.opened.is_national ?? false;
  const shown = (Object.keys(VIEWS) as View[]).filter(name => name !== "nation" || isNational);
  return (
    <>
      <header class="top">
        <p class="name">{said.title}</p>
        <nav>
          {shown.map(name => (
            <button
              key={name}
              type="button"
              aria-current={view.value === name ? "page" : undefined}
              onClick={() => {
                view.value = name;
              }}
            >
              {said.steps[name]}
            </button>
          ))}
        </nav>
        <Watching />
        <p class="stays" title={said.staysWhy}>
          {said.stays}
        </p>
        <HelpButton />
        <button
          type="button"
          class="quiet"
          lang={lang.value === "th" ? "en" : "th"}
          onClick={() => {
            lang.value = lang.value === "th" ? "en" : "th";
          }}
        >
          {said.otherLang}
        </button>
      </header>
      <div role="status" aria-live="polite">
        {notice.value !== undefined && (
          <div class={`notice ${notice.value.kind}`}>
            <p>{notice.value.text}</p>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                notice.value = undefined;
              }}
            >
              {said.close}
            </button>
          </div>
        )}
      </div>
      <Tour />
      <Help />
      <main data-ready={engine.value === undefined ? undefined : ""} data-step={tour.value}>
        {unable.value === undefined ? <Current /> : <p class="unable">{unable.value}</p>}
      </main>
    </>
  );
}
