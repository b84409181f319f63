/** The chosen book, page by page as soon as it is laid out. */

import { useSignalEffect } from "@preact/signals";
import { asked, kinds, months } from "../rooms/compose";
import { download, layOut } from "../rooms/typeset";
import { asOf, book, bookChoice, current, data, province } from "../store";
import { month, words } from "../words";
import { Nothing } from "./Nothing";
import { Page } from "./Page";
import { Which } from "./Which";

export function Book() {
  const said = words();
  useSignalEffect(() => {
    data.value;
    province.value;
    bookChoice.value;
    asOf.value;
    void layOut();
  });
  if (data.value === undefined) {
    return <Nothing />;
  }
  const state = book.value;
  const kind = kinds().find(({ name }) => name === bookChoice.value.document);
  return (
    <section>
      <h1>{said.steps.book}</h1>
      <div class="which">
        <label>
          {said.whichBook}
          <select
            name="document"
            value={bookChoice.value.document}
            onChange={event => {
              bookChoice.value = { ...bookChoice.value, document: event.currentTarget.value };
            }}
          >
            {kinds().map(({ name, thai }) => (
              <option key={name} value={name}>
                {thai}
              </option>
            ))}
          </select>
        </label>
        {kind?.of === "month" && current.value?.year != null && (
          <label>
            {said.month}
            <select
              name="month"
              value={bookChoice.value.month}
              onChange={event => {
                bookChoice.value = { ...bookChoice.value, month: event.currentTarget.value };
              }}
            >
              {months(current.value.year).map(name => (
                <option key={name} value={name}>
                  {month(name)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Which isDated={kind?.is_dated ?? false} />
      <div role="status" aria-live="polite">
        {asked() === undefined && <p class="verdict bad">{said.noBook}</p>}
        {state.state === "making" && <p>{said.making}</p>}
        {state.state === "failed" && <p class="verdict bad">{state.text}</p>}
        {state.state === "shown" && (
          <p>
            {said.pagesOf(state.book.pages.length)}{" "}
            <button type="button" class="primary" onClick={() => void download(state.book)}>
              {said.downloadPdf}
            </button>
          </p>
        )}
      </div>
      {state.state === "shown" && <Remarks />}
      {state.state === "shown" && (
        <div class="pages" data-file={state.book.file_name}>
          {state.book.pages.map((size, index) => (
            <Page
              key={`${state.book.generation} ${state.book.book} ${index}`}
              book={state.book}
              index={index}
              size={size}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Remarks() {
  const said = words();
  if (book.value.state !== "shown") {
    return null;
  }
  const { findings, warnings, unused, lost } = book.value.book;
  const remarks = [...lost, ...findings.map(({ message }) => message), ...warnings, ...unused];
  return remarks.length === 0 ? null : (
    <details>
      <summary>
        {said.remarks} ({remarks.length})
      </summary>
      <ul>
        {remarks.map(remark => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </details>
  );
}
