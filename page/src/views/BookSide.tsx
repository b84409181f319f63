/** Beside the pages: contents, all pages small, and what was found when every page was read. */

import { useEffect } from "preact/hooks";
import type { PressedBook } from "../engine/engine";
import { pageSeen, pointAt, type Side, side, turnTo } from "../rooms/turn";
import { bookText } from "../store";
import { words } from "../words";
import { bookWords } from "../words/book";
import { Origin } from "./Origin";
import { Picture } from "./Page";

const TABS: readonly Side[] = ["contents", "thumbnails", "origin", "findings"];

const SHOWN = { contents: Contents, thumbnails: Thumbnails, origin: Origin, findings: Findings };

export function BookSide({ book }: { book: PressedBook }) {
  const own = bookWords();
  useEffect(() => {
    // Where there is little room, pages come first, and what stands beside them is opened when it is wanted.
    side.value ??= matchMedia("(max-width: 56rem)").matches ? undefined : "contents";
  }, []);
  const count = remarks(book).length + book.findings.length;
  const move = (by: number) => {
    const now = side.value ?? "contents";
    const next = TABS[(TABS.indexOf(now) + by + TABS.length) % TABS.length] ?? "contents";
    side.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  };
  const Shown = side.value === undefined ? undefined : SHOWN[side.value];
  return (
    <div class="side">
      <div role="tablist" aria-label={own.side}>
        {TABS.map(name => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={side.value === name}
            aria-controls={side.value === undefined ? undefined : "side-panel"}
            tabIndex={(side.value ?? "contents") === name ? 0 : -1}
            onClick={() => {
              side.value = side.value === name ? undefined : name;
            }}
            onKeyDown={event => {
              const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (by !== undefined) {
                event.preventDefault();
                move(by);
              }
            }}
          >
            {own[name]}
            {name === "findings" && <span class={count === 0 ? "count" : "count some"}> {count}</span>}
          </button>
        ))}
      </div>
      {Shown !== undefined && (
        <div id="side-panel" role="tabpanel" aria-labelledby={`tab-${side.value}`}>
          <Shown book={book} />
        </div>
      )}
    </div>
  );
}

function Contents({ book }: { book: PressedBook }) {
  const own = bookWords();
  const contents = bookText.value?.contents;
  if (contents?.length === 0) {
    return <p>{own.noContents}</p>;
  }
  return (
    <ol class="contents">
      {contents?.map(({ level, text, page, top }, index) => (
        <li key={`${index}`} class={`level-${Math.min(level, 3)}`}>
          <button type="button" onClick={() => turnTo(page - 1, top / (book.pages[page - 1]?.height ?? 1))}>
            <span>{text}</span>
            <span class="at">
              <span class="sr">{own.page} </span>
              {page}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Thumbnails({ book }: { book: PressedBook }) {
  return (
    <ol class="thumbnails">
      {book.pages.map(({ width, height }, index) => (
        <li key={`${index}`}>
          <button
            type="button"
            aria-current={pageSeen.value === index ? "true" : undefined}
            onClick={() => turnTo(index)}
          >
            <span class="small" style={{ aspectRatio: `${width} / ${height}` }}>
              <Picture book={book} index={index} says={words().pageNumber(index + 1)} />
            </span>
            <span aria-hidden="true">{index + 1}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Findings({ book }: { book: PressedBook }) {
  const own = bookWords();
  const others = remarks(book);
  if (book.findings.length + others.length === 0) {
    return <p class="good">✓ {own.noFindings}</p>;
  }
  return (
    <>
      {book.findings.length > 0 && <p class="faint">{own.findingHelp}</p>}
      <ul class="findings">
        {book.findings.map(({ page, line, message }) => (
          <li key={message}>
            {page === null || line === null ? (
              message
            ) : (
              <button type="button" onClick={() => pointAt(page, line)}>
                {message}
              </button>
            )}
          </li>
        ))}
        {others.map(remark => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </>
  );
}

/** What is said of the book and stands on no page. */
function remarks({ lost, warnings, unused }: PressedBook): string[] {
  return [...lost, ...warnings, ...unused];
}
