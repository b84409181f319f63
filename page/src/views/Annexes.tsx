/** Documents bound in at the end of the books, in their order: named, given to a book, put elsewhere, taken out. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isChecking } from "../desk";
import { type Annex, addAnnexes, annexes, canAnnex, canChooseBooks, sayOf, swap, takeOut } from "../rooms/annexes";
import { about, data } from "../store";
import { words } from "../words";
import { bookWords } from "../words/book";
import { AddFiles } from "./AddFiles";
import { Select } from "./Select";

export function Annexes() {
  const own = bookWords();
  const all = useSignal<readonly Annex[]>([]);
  const of = data.value;
  useEffect(() => {
    void annexes().then(found => {
      all.value = found;
    });
  }, [of]);
  if (!canAnnex()) {
    return <p class="faint">{own.dressNoAnnexes}</p>;
  }
  return (
    <section class="annexes" aria-labelledby="dress-annexes">
      <h3 id="dress-annexes">{own.dressAnnexes}</h3>
      <p class="faint">{own.dressAnnexesHelp(about.value?.annex_mb ?? 0)}</p>
      {all.value.length > 0 && (
        <ol>
          {all.value.map((annex, at) => (
            <One key={annex.row} annex={annex} at={at} all={all.value} />
          ))}
        </ol>
      )}
      <AddFiles
        name="annexes"
        accept="application/pdf,image/jpeg,image/png"
        says={own.annexAdd}
        onAdd={chosen => void addAnnexes(chosen)}
      />
    </section>
  );
}

function One({ annex, at, all }: { annex: Annex; at: number; all: readonly Annex[] }) {
  const own = bookWords();
  const [before, after] = [all[at - 1], all[at + 1]];
  const called = annex.title || annex.file;
  return (
    <li>
      <div class="row-of">
        <Title annex={annex} />
        {canChooseBooks() && <Books annex={annex} />}
      </div>
      <div class="row-of">
        <span class="faint file">{annex.file}</span>
        <Move says={own.annexUp} of={called} with={before} annex={annex} />
        <Move says={own.annexDown} of={called} with={after} annex={annex} />
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void takeOut(
              annex,
              all.filter(one => one !== annex),
            )
          }
        >
          {own.annexRemove}
          <span class="sr"> {called}</span>
        </button>
      </div>
      {annex.found.map(({ severity, code, message, hint }) => (
        <p key={code} class={`found ${severity}`}>
          {message} <span>{`${words().cure}: ${hint}`}</span>
        </p>
      ))}
    </li>
  );
}

function Title({ annex }: { annex: Annex }) {
  const typed = useSignal(annex.title);
  const known = useSignal(annex.title);
  useEffect(() => {
    // What is being typed while the data is checked again stays.
    if (typed.peek() === known.peek()) {
      typed.value = annex.title;
    }
    known.value = annex.title;
  }, [annex]);
  return (
    <label class="called">
      {bookWords().annexTitle}
      <input
        type="text"
        name={`annex-title-${annex.row}`}
        value={typed.value}
        onInput={event => {
          typed.value = event.currentTarget.value;
        }}
        onChange={() => {
          if (typed.value.trim() === "") {
            typed.value = known.value;
          } else {
            sayOf(annex, "title", typed.value.trim());
          }
        }}
      />
    </label>
  );
}

function Books({ annex }: { annex: Annex }) {
  const names = about.value?.annex_books ?? [];
  const all = names.at(-1) ?? "";
  // What the table says in other words stays as it is.
  const choices = names.includes(annex.books) || annex.books === "" ? names : [annex.books, ...names];
  return (
    <Select
      label={bookWords().annexBook}
      name={`annex-book-${annex.row}`}
      value={annex.books === "" ? all : annex.books}
      choices={choices.map(name => ({ value: name, text: name }))}
      onChoose={chosen => sayOf(annex, "book", chosen)}
    />
  );
}

function Move(props: { says: string; of: string; annex: Annex; with: Annex | undefined }) {
  const { says, of, annex } = props;
  const other = props.with;
  return (
    <button
      type="button"
      class="quiet"
      aria-disabled={other === undefined || isChecking.value}
      onClick={() => {
        if (other !== undefined) {
          swap(annex, other);
        }
      }}
    >
      {says}
      <span class="sr"> {of}</span>
    </button>
  );
}
