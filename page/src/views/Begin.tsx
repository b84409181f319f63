/** Three ways in: one's own data, an empty workbook, the sample. */

import { useSignal } from "@preact/signals";
import type { TargetedMouseEvent } from "preact";
import { open } from "../rooms/check";
import { newWorkbook } from "../rooms/form";
import { canPick, chosen, picked } from "../rooms/read";
import { telling } from "../rooms/tell";
import { openGuide } from "../rooms/typeset";
import { openFrom } from "../rooms/watch";
import { about, current, engine, isDropping, lang, province, waiting } from "../store";
import { fiscalYear } from "../today";
import { words } from "../words";
import { helpWords } from "../words/help";
import { Check } from "./Check";
import { LastTime } from "./data/LastTime";
import { Select } from "./Select";

export function Begin() {
  const said = words();
  return (
    <div class="begin">
      <h1>{said.subtitle}</h1>
      <LastTime />
      <OwnData />
      <div class="two">
        <NewWorkbook />
        <section class="card">
          <h2>{said.sampleTitle}</h2>
          <p>{said.sampleText}</p>
          <button type="button" disabled={engine.value === undefined} onClick={() => void open("sample")}>
            {said.openSample}
          </button>
        </section>
      </div>
      <p class="promise">
        <strong>{said.stays}</strong> {said.staysWhy}{" "}
        <button type="button" class="quiet" disabled={engine.value === undefined} onClick={() => void openGuide()}>
          {helpWords().guide}
        </button>
      </p>
    </div>
  );
}

function OwnData() {
  const said = words();
  const isBusy = waiting.value === "opening";
  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was mended.
    input.value = "";
    await openFrom(chosen(files));
  };
  // Files chosen by the browser's own picker can be looked at again once they are saved.
  const pick = (event: TargetedMouseEvent<HTMLInputElement>, isFolder: boolean) => {
    if (canPick()) {
      event.preventDefault();
      const input = event.currentTarget;
      void telling(async () => {
        try {
          await openFrom(await picked(isFolder));
        } catch (error) {
          if (canPick()) {
            throw error;
          }
          // A click that is still being heard is none that could be made again.
          setTimeout(() => input.click());
        }
      });
    }
  };
  return (
    <section class={`card drop ${isDropping.value ? "over" : ""}`} aria-busy={isBusy}>
      <h2>{said.openTitle}</h2>
      <p>
        {engine.value === undefined
          ? said.opening
          : isBusy
            ? said.reading
            : isDropping.value
              ? said.dropNow
              : said.dropHere}
      </p>
      <div class="choices">
        <label class="button primary">
          <input
            type="file"
            multiple
            accept=".xlsx,.ods,.xlsm,.xls,.csv,.toml,.pdf,.eml"
            disabled={engine.value === undefined}
            onClick={event => pick(event, false)}
            onChange={event => take(event.currentTarget)}
          />
          {said.chooseFiles}
        </label>
        <label class="button">
          <input
            type="file"
            ref={asFolder}
            disabled={engine.value === undefined}
            onClick={event => pick(event, true)}
            onChange={event => take(event.currentTarget)}
          />
          {said.chooseFolder}
        </label>
      </div>
    </section>
  );
}

/** Asks for a folder instead of files; the name of it is not known to JSX. */
function asFolder(input: HTMLInputElement | null): void {
  input?.setAttribute("webkitdirectory", "");
}

function NewWorkbook() {
  const said = words();
  const code = useSignal<number | undefined>(undefined);
  const known = about.value;
  const now = fiscalYear();
  const first = Math.min(known?.years[0] ?? now, now);
  const years = Array.from({ length: now + 2 - first }, (_, index) => first + index);
  const year = useSignal(now);
  const inThai = lang.value === "th";
  const provinces = [...(known?.provinces ?? [])].sort((one, other) =>
    inThai ? one.thai.localeCompare(other.thai, "th") : one.english.localeCompare(other.english),
  );
  // What stays from year to year need not be typed again.
  const opened = current.value;
  const takes = useSignal(true);
  const canTake = opened?.year != null && opened.code === code.value && opened.year < year.value;
  const isOfOpened = canTake && takes.value;
  return (
    <section class="card">
      <h2>{said.newTitle}</h2>
      <p>{said.newText}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (code.value !== undefined) {
            void newWorkbook(code.value, year.value, isOfOpened ? province.value : undefined);
          }
        }}
      >
        <Select
          label={said.province}
          name="province"
          value={code.value ?? ""}
          choices={provinces.map(({ code, thai, english }) => ({ value: code, text: inThai ? thai : english }))}
          asks={said.chooseProvince}
          onChoose={chosen => {
            code.value = Number(chosen);
          }}
        />
        <Select
          label={said.year}
          name="year"
          value={year.value}
          choices={years.map(year => ({ value: year, text: year }))}
          onChoose={chosen => {
            year.value = Number(chosen);
          }}
        />
        {canTake && (
          <Check
            class="switch"
            name="from-opened"
            checked={takes.value}
            onChoose={isChecked => {
              takes.value = isChecked;
            }}
          >
            {said.fromOpened(opened?.name ?? "", opened?.year ?? 0)}
          </Check>
        )}
        <button type="submit" disabled={engine.value === undefined}>
          {said.makeNew}
        </button>
      </form>
    </section>
  );
}
