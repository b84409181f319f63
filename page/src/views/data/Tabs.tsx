/** The sheets, each with how much was found in it. */

import { bySheet, sheetShown } from "../../desk";
import type { Sheet } from "../../engine/protocol";
import { goTo } from "../../rooms/go";
import { data } from "../../store";
import { words } from "../../words";

export function Tabs() {
  const said = words();
  const sheets = data.value?.opened.sheets ?? [];
  const step = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    const next = (sheetShown.value + by + sheets.length) % sheets.length;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={said.tables}>
      {sheets.map((sheet, index) => {
        const { errors, doubts } = counts(index);
        const isShown = index === sheetShown.value;
        return (
          <button
            key={`${sheet.file} ${sheet.sheet}`}
            id={`tab-${index}`}
            type="button"
            role="tab"
            aria-selected={isShown}
            aria-controls="sheet"
            tabIndex={isShown ? 0 : -1}
            onClick={() => choose(index)}
            onKeyDown={event => {
              if (event.key === "ArrowRight") {
                step(event, 1);
              } else if (event.key === "ArrowLeft") {
                step(event, -1);
              }
            }}
          >
            {nameOf(sheet, sheets)}
            {errors > 0 && (
              <span class="count error" aria-hidden="true">
                ✖ {errors}
              </span>
            )}
            {doubts > 0 && (
              <span class="count warning" aria-hidden="true">
                ? {doubts}
              </span>
            )}
            <span class="unseen">{errors + doubts === 0 ? said.noFaults : said.faultsOf(errors, doubts)}</span>
          </button>
        );
      })}
    </div>
  );
}

function choose(sheet: number): void {
  const first = [...(bySheet.value.get(sheet)?.keys() ?? [])][0]?.split(":").map(Number);
  goTo(sheet, { position: first?.[0] ?? 0, column: Math.max(first?.[1] ?? 0, 0) }, false);
}

function counts(sheet: number): { errors: number; doubts: number } {
  const found = data.value?.report.diagnostics.filter((_, index) => data.value?.spots[index]?.sheet === sheet) ?? [];
  const errors = found.filter(({ severity }) => severity === "error").length;
  return { errors, doubts: found.length - errors };
}

/** As the officer named it; of files by the table's name, with the folder where several have one. */
export function nameOf({ sheet, thai, file }: Sheet, sheets: readonly Sheet[]): string {
  const isSingle = sheets.filter(other => other.thai === thai).length === 1;
  const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : file;
  return isSingle ? (sheet ?? thai) : `${folder} ${sheet ?? thai}`;
}
