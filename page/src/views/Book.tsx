/** The chosen book, page by page as soon as it is laid out. */

import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { PressedBook } from "../engine/engine";
import { asked, kinds, months } from "../rooms/compose";
import { left, see, turnTo, zoom } from "../rooms/turn";
import { layOut, setAgain } from "../rooms/typeset";
import { book, bookChoice, current, data, isSetting } from "../store";
import { month, words } from "../words";
import { bookWords } from "../words/book";
import { BookBar, Take } from "./BookBar";
import { BookSide } from "./BookSide";
import { DressButton } from "./Dress";
import { Nothing } from "./Nothing";
import { Page } from "./Page";
import { Select } from "./Select";
import { Which } from "./Which";
import "./book.css";

export function Book() {
  const said = words();
  const own = bookWords();
  // Reads what the book depends on before its first wait.
  useSignalEffect(() => {
    void layOut();
  });
  if (data.value === undefined) {
    return <Nothing />;
  }
  const state = book.value;
  return (
    <section class="book">
      <h1 class="sr">{said.steps.book}</h1>
      <div class="choose">
        <Choice />
        <div class="take-away">
          {state.state === "shown" && <Take book={state.book} />}
          <DressButton />
        </div>
      </div>
      <div role="status" aria-live="polite">
        {asked() === undefined && <p class="verdict bad">{said.noBook}</p>}
        {state.state === "making" && <p class="making">{said.making}</p>}
        {state.state === "failed" && (
          <p class="verdict bad">
            {state.text}{" "}
            <button type="button" onClick={() => void setAgain()}>
              {own.setAgain}
            </button>
          </p>
        )}
        {state.state === "shown" && isSetting.value && <p class="making again">{own.setting}</p>}
      </div>
      {state.state === "shown" && (
        <div class="open" aria-busy={isSetting.value} data-file={state.book.file_name}>
          <BookBar book={state.book} />
          <BookSide book={state.book} />
          <Reader book={state.book} />
        </div>
      )}
    </section>
  );
}

function Reader({ book }: { book: PressedBook }) {
  // Who comes back from the data goes on at the page that was left.
  useLayoutEffect(() => {
    const last = left.peek();
    if (last?.file === book.file_name) {
      turnTo(last.page, 0, true);
    }
  }, []);
  const place = useRef<HTMLElement>(null);
  // Asked at every scroll: an observer of a line across the middle misses pages where scrolling is smooth and the machine busy.
  useEffect(() => {
    const look = () => {
      if (place.current !== null) {
        see(place.current, book);
      }
    };
    look();
    // Where there is little room the window scrolls, else the pages do; scrolling does not bubble.
    const scrolls = { capture: true, passive: true };
    window.addEventListener("scroll", look, scrolls);
    window.addEventListener("resize", look);
    return () => {
      window.removeEventListener("scroll", look, scrolls);
      window.removeEventListener("resize", look);
    };
  }, [book, zoom.value]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section ref={place} class={`reader zoom-${zoom.value}`} aria-label={bookWords().pages} tabIndex={0}>
      {book.pages.map((size, index) => (
        <Page key={`${index}`} book={book} index={index} size={size} />
      ))}
    </section>
  );
}

function Choice() {
  const said = words();
  const kind = kinds().find(({ name }) => name === bookChoice.value.document);
  return (
    <div class="which">
      <Select
        label={said.whichBook}
        name="document"
        value={bookChoice.value.document}
        choices={kinds().map(({ name, thai }) => ({ value: name, text: thai }))}
        onChoose={chosen => {
          bookChoice.value = { ...bookChoice.value, document: chosen };
        }}
      />
      {kind?.of === "month" && current.value?.year != null && (
        <Select
          label={said.month}
          name="month"
          value={bookChoice.value.month}
          choices={months(current.value.year).map(name => ({ value: name, text: month(name) }))}
          onChoose={chosen => {
            bookChoice.value = { ...bookChoice.value, month: chosen };
          }}
        />
      )}
      <Which isDated={kind?.is_dated ?? false} />
    </div>
  );
}
