/** Beside the pages: where the text that was pressed comes from, and all texts of the page for who has no pointer. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PressedBook } from "../engine/engine";
import type { Passage, Place } from "../engine/protocol";
import { ask, blocks, goToPlace, origin } from "../rooms/origin";
import { canReword, reword } from "../rooms/reword";
import { pageSeen } from "../rooms/turn";
import { data } from "../store";
import { letters } from "../words";
import { bookWords } from "../words/book";
import { nameOf } from "./data/Tabs";

export function Origin(_: { book: PressedBook }) {
  const own = bookWords();
  const page = pageSeen.value;
  const place = useRef<HTMLDivElement>(null);
  const asked = origin.value;
  // On small screens the answer stands above the pages.
  useEffect(() => {
    if (asked !== undefined) {
      place.current?.parentElement?.scrollTo(0, 0);
      place.current?.scrollIntoView({ block: "nearest" });
    }
  }, [asked]);
  return (
    <div class="origin" ref={place}>
      <div role="status" aria-live="polite">
        {origin.value === undefined ? <p class="faint">{own.originHelp}</p> : <Answer />}
      </div>
      <h2>{own.onPage(page + 1)}</h2>
      <ul class="texts">
        {blocks(page).map(block => (
          <li key={block.id}>
            <button type="button" onClick={() => void ask(page, block)}>
              {block.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Answer() {
  const own = bookWords();
  const { text = "", found, passages = [] } = origin.value ?? {};
  const places = found?.places ?? [];
  return (
    <>
      <h2>{own.originOf(text.length > 80 ? `${text.slice(0, 78)}…` : text)}</h2>
      {found !== undefined && passages.length === 0 && <p>{saysOf(places)}</p>}
      {passages.map(passage => (
        <Reword key={passage.name} passage={passage} />
      ))}
      <ul class="places">
        {places.map(place => (
          <li key={`${place.sheet} ${place.row} ${place.column}`}>
            <Go place={place} />
          </li>
        ))}
      </ul>
      {found !== undefined && found.more > 0 && <p class="faint">{own.originMore(found.more)}</p>}
    </>
  );
}

/** A composed passage, to be put in other words. */
function Reword({ passage }: { passage: Passage }) {
  const own = bookWords();
  const typed = useSignal(passage.text);
  return (
    <form
      class="reword"
      onSubmit={event => {
        event.preventDefault();
        void reword(passage, typed.value.trim());
      }}
    >
      <p>{canReword() ? own.rewordHelp(passage.name) : own.rewordNoSheet(passage.name)}</p>
      {canReword() && (
        <>
          <label class="wide">
            {own.rewordText}
            <textarea
              name="reword"
              rows={9}
              value={typed.value}
              onInput={event => {
                typed.value = event.currentTarget.value;
              }}
            />
          </label>
          <button type="submit" disabled={typed.value.trim() === "" || typed.value.trim() === passage.text.trim()}>
            {own.dressSet}
          </button>
        </>
      )}
    </form>
  );
}

function saysOf(places: readonly Place[]): string {
  const own = bookWords();
  const [first, ...others] = places;
  if (first === undefined) {
    return own.originNone;
  }
  return first.how === "row" ? own.originRow : others.length === 0 ? own.originOne : own.originSeveral;
}

function Go({ place }: { place: Place }) {
  const own = bookWords();
  const sheets = data.value?.opened.sheets ?? [];
  const sheet = place.sheet === null ? undefined : sheets[place.sheet];
  if (sheet === undefined) {
    return null;
  }
  const cell = `${letters(place.column ?? 0)}${place.row}`;
  return (
    <button type="button" onClick={() => goToPlace(place)}>
      <b>{own.originCell(nameOf(sheet, sheets), cell, place.heading ?? "")}</b>
      {place.text !== null && <q>{place.text}</q>}
      {place.name !== null && <span>{own.inRow(place.name)}</span>}
      <small>
        {own.originHow[place.how]}
        {place.beside > 0 && place.how !== "row" && ` · ${own.besideToo(place.beside)}`}
      </small>
    </button>
  );
}
