/** What is done with the book that is shown: turned, made larger, searched, taken away. */

import type { PressedBook } from "../engine/engine";
import { everyBook, stopAll } from "../rooms/every";
import { copyRows, isOfMonth, saveRows } from "../rooms/paste";
import { isSent, send } from "../rooms/send";
import { goToHit, hitSeen, hits, lookFor, pageSeen, query, turnTo, type Zoom, zoom } from "../rooms/turn";
import { download, openToPrint } from "../rooms/typeset";
import { isMakingAll, isSending } from "../store";
import { words } from "../words";
import { bookWords } from "../words/book";
import { pasteWords } from "../words/paste";
import { sendWords } from "../words/send";

export function BookBar({ book }: { book: PressedBook }) {
  const own = bookWords();
  return (
    <div class="bar" role="toolbar" aria-label={own.pages}>
      <div class="group">
        <button
          type="button"
          aria-label={own.before}
          disabled={pageSeen.value === 0}
          onClick={() => turnTo(pageSeen.value - 1)}
        >
          ‹
        </button>
        <label>
          <span>{own.page}</span>
          <input
            type="number"
            name="page"
            min={1}
            max={book.pages.length}
            value={pageSeen.value + 1}
            onChange={event => {
              const page = event.currentTarget.valueAsNumber;
              if (page >= 1 && page <= book.pages.length) {
                turnTo(page - 1);
              }
            }}
          />
          <span>{own.ofPages(book.pages.length)}</span>
        </label>
        <button
          type="button"
          aria-label={own.after}
          disabled={pageSeen.value >= book.pages.length - 1}
          onClick={() => turnTo(pageSeen.value + 1)}
        >
          ›
        </button>
      </div>
      <label class="group">
        <span>{own.zoom}</span>
        <select
          name="zoom"
          value={zoom.value}
          onChange={event => {
            zoom.value = event.currentTarget.value as Zoom;
          }}
        >
          {(Object.keys(own.zooms) as Zoom[])
            .sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))
            .map(name => (
              <option key={name} value={name}>
                {own.zooms[name]}
              </option>
            ))}
        </select>
      </label>
      <Find />
    </div>
  );
}

/** Keys that are numbers would come first. */
const ORDER: Zoom[] = ["width", "page", "100", "200"];

function Find() {
  const own = bookWords();
  const found = hits.value.length;
  return (
    <search class="group find">
      <label>
        <span>{own.find}</span>
        <input
          type="search"
          name="find"
          value={query.value}
          placeholder={own.findHelp}
          onInput={event => lookFor(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === "Enter") {
              event.preventDefault();
              goToHit(hitSeen.value + (event.shiftKey ? -1 : 1));
            }
          }}
        />
      </label>
      {query.value.trim() !== "" && (
        <>
          <button
            type="button"
            aria-label={own.hitBefore}
            disabled={found === 0}
            onClick={() => goToHit(hitSeen.value - 1)}
          >
            ‹
          </button>
          <button
            type="button"
            aria-label={own.hitAfter}
            disabled={found === 0}
            onClick={() => goToHit(hitSeen.value + 1)}
          >
            ›
          </button>
        </>
      )}
      <span role="status" aria-live="polite" class="found">
        {query.value.trim() === "" ? "" : found === 0 ? own.noHit : own.hits(hitSeen.value + 1, found)}
      </span>
    </search>
  );
}

/** Takes the book away, or all of them. */
export function Take({ book }: { book: PressedBook }) {
  const own = bookWords();
  const sends = sendWords();
  const making = isMakingAll.value;
  return (
    <div class="take">
      <button type="button" class="primary" onClick={() => void download(book)}>
        {words().downloadPdf}
      </button>
      <button type="button" title={own.printWhy} onClick={() => void openToPrint(book)}>
        {own.print}
      </button>
      {isSent() && (
        <button type="button" title={sends.sendWhy} disabled={isSending.value} onClick={() => void send(book)}>
          {isSending.value ? sends.sending : sends.send}
        </button>
      )}
      {isOfMonth() && <MonthRows book={book} />}
      {making === undefined ? (
        <button type="button" title={own.allWhy} onClick={() => void everyBook()}>
          {own.all}
        </button>
      ) : (
        <span class="making">
          <progress value={making.done} max={making.of} aria-label={own.all} /> {own.makingAll(making.done, making.of)}
          <button type="button" onClick={stopAll}>
            {own.stop}
          </button>
        </span>
      )}
    </div>
  );
}

/** The rows of the month that the sheet all provinces share takes. */
function MonthRows({ book }: { book: PressedBook }) {
  const own = pasteWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons side by side are no field set
    <span class="rows" role="group" aria-label={own.group}>
      <button type="button" title={own.copyWhy} onClick={() => void copyRows(book, "results.csv")}>
        {own.results}
      </button>
      <button type="button" title={own.copyWhy} onClick={() => void copyRows(book, "reports.csv")}>
        {own.reports}
      </button>
      <button type="button" title={own.fileWhy} onClick={() => void saveRows(book)}>
        {own.file}
      </button>
    </span>
  );
}
