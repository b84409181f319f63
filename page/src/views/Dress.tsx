/** What a book looks like, set here and kept as data: pictures, and the words the office writes itself. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { hasUnsaved, isChecking } from "../desk";
import type { HandedFile } from "../engine/protocol";
import { ownFiles } from "../rooms/beside";
import { addPhotos, canAddPhotos, canDress, dress, type PictureName, pictureOf, text, write } from "../rooms/dress";
import { saveMended } from "../rooms/mend";
import { about, data, notice } from "../store";
import { words } from "../words";
import { bookWords } from "../words/book";
import { AddFiles } from "./AddFiles";
import { Annexes } from "./Annexes";
import { Dialog } from "./Dialog";
import { Select } from "./Select";

export function DressButton() {
  const own = bookWords();
  const isOpen = useSignal(false);
  if (!canDress()) {
    return null;
  }
  return (
    <>
      <button
        type="button"
        title={own.dressWhy}
        onClick={() => {
          notice.value = undefined;
          isOpen.value = true;
        }}
      >
        {own.dress}
      </button>
      <Dialog
        name="dress"
        class="help dress"
        title={own.dress}
        isOpen={isOpen.value}
        onClose={() => {
          isOpen.value = false;
        }}
      >
        <All />
      </Dialog>
    </>
  );
}

function All() {
  const own = bookWords();
  return (
    <>
      <p class="faint">{own.dressWhy}</p>
      {/* What is told across the page lies behind this. */}
      <div role="status" aria-live="polite">
        {notice.value !== undefined && <p class={`notice ${notice.value.kind}`}>{notice.value.text}</p>}
      </div>
      {hasUnsaved.value && (
        <p class="unsaved" role="status">
          {own.dressSave}{" "}
          <button type="button" class="primary" disabled={isChecking.value} onClick={() => void saveMended()}>
            {words().mendedFile}
          </button>
        </p>
      )}
      <Colour />
      {ownFiles() === undefined ? (
        <p>{own.dressNoSample}</p>
      ) : (
        <div class="two">
          <OnePicture name="cover" />
          <OnePicture name="emblem" />
        </div>
      )}
      {ownFiles() !== undefined && <Photos />}
      {ownFiles() !== undefined && <Annexes />}
      {(["preface", "summary"] as const).map(name => (
        <Own key={name} name={name} />
      ))}
    </>
  );
}

function Colour() {
  const own = bookWords();
  const known = useSignal("");
  const of = data.value;
  useEffect(() => {
    void text("colour").then(found => {
      known.value = found.trim();
    });
  }, [of]);
  const names = about.value?.colours ?? [];
  // What the office has written may be a colour of its own.
  const choices = names.includes(known.value) || known.value === "" ? names : [known.value, ...names];
  return (
    <Select
      label={own.dressColour}
      name="colour"
      value={known.value === "" ? names[0] : known.value}
      choices={choices.map(name => ({ value: name, text: name }))}
      onChoose={chosen => void write("colour", chosen)}
    />
  );
}

function OnePicture({ name }: { name: PictureName }) {
  const own = bookWords();
  const label = own.dressPicture[name];
  const file = pictureOf(name);
  return (
    <section aria-labelledby={`dress-${name}`}>
      <h3 id={`dress-${name}`}>{label}</h3>
      {file === undefined ? <p class="faint">{own.dressNone}</p> : <Small file={file} says={label} />}
      <div class="row-of">
        <label class="button">
          <input
            type="file"
            name={name}
            accept="image/jpeg,image/png"
            onChange={event => {
              const [chosen] = event.currentTarget.files ?? [];
              event.currentTarget.value = "";
              if (chosen !== undefined) {
                void dress(name, chosen);
              }
            }}
          />
          {own.dressChoose}
          <span class="sr"> {label}</span>
        </label>
        {file !== undefined && (
          <button type="button" class="quiet" onClick={() => void dress(name, undefined)}>
            {own.dressRemove}
          </button>
        )}
      </div>
    </section>
  );
}

/** A file as a small picture. */
function Small({ file, says }: { file: HandedFile; says: string }) {
  const address = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes as BlobPart]));
    address.value = made;
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address.value === undefined ? null : <img src={address.value} alt={says} />;
}

function Photos() {
  const own = bookWords();
  if (!canAddPhotos()) {
    return <p class="faint">{own.dressNoPhotos}</p>;
  }
  return (
    <section aria-labelledby="dress-photos">
      <h3 id="dress-photos">{own.dressPhotos}</h3>
      <p class="faint">{own.dressPhotosHelp}</p>
      <AddFiles
        name="photos"
        accept="image/jpeg,image/png"
        says={own.dressAdd}
        onAdd={chosen => void addPhotos(chosen)}
      />
    </section>
  );
}

function Own({ name }: { name: "preface" | "summary" }) {
  const own = bookWords();
  const typed = useSignal("");
  const known = useSignal("");
  const of = data.value;
  useEffect(() => {
    void text(name).then(found => {
      // What is being typed while the data is checked again stays.
      if (typed.peek().trim() === known.peek().trim()) {
        typed.value = found;
      }
      known.value = found;
    });
  }, [name, of]);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void write(name, typed.value.trim());
      }}
    >
      <label class="wide">
        {own.dressText[name]}
        <textarea
          name={name}
          rows={4}
          value={typed.value}
          placeholder={own.dressTextHelp}
          onInput={event => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" disabled={typed.value.trim() === known.value.trim()}>
        {own.dressSet}
        <span class="sr"> {own.dressText[name]}</span>
      </button>
    </form>
  );
}
