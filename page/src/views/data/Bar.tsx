/** The cell that is looked at: what it holds, to be typed over, and what was found in it. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { bySheet, cell, cellKey, goneTo, HEADINGS, sheetShown, typing } from "../../desk";
import type { Sheet } from "../../engine/protocol";
import { canMend, rowNumber, textOf, typeOver } from "../../rooms/mend";
import { rowsCame } from "../../rooms/rows";
import { data, engine } from "../../store";
import { letters, words } from "../../words";
import { FaultHelp } from "../Help";
import { Cure } from "./Cure";

/** How long a cell is looked at before its formula is asked for, in milliseconds. */
const A_MOMENT = 200;

export function Bar({ sheet }: { sheet: Sheet }) {
  const said = words();
  const field = useRef<HTMLTextAreaElement>(null);
  const formula = useSignal<string | undefined>(undefined);
  const index = sheetShown.value;
  const at = cell.value;
  rowsCame.value;
  const row = rowNumber(index, at.position);
  const isOpen = canMend(index, at.position);
  const text = typing.value ?? textOf(index, at);
  const column = at.position === HEADINGS ? undefined : sheet.columns[at.column];
  const found = [
    ...(bySheet.value.get(index)?.get(cellKey(at.position, at.column)) ?? []),
    ...(bySheet.value.get(index)?.get(cellKey(at.position, -1)) ?? []),
  ];

  useSignalEffect(() => {
    const { position, column } = cell.value;
    const shown = data.value?.opened.sheets[sheetShown.value];
    rowsCame.value;
    const number = rowNumber(sheetShown.value, position);
    formula.value = undefined;
    if (shown?.sheet == null || !shown.can_mend || number === undefined) {
      return;
    }
    const { path, sheet } = shown;
    const wait = setTimeout(async () => {
      const found = await engine.value?.formula(path, sheet, number, column).catch(() => undefined);
      const { position: now, column: beside } = cell.peek();
      if (now === position && beside === column) {
        formula.value = found;
      }
    }, A_MOMENT);
    return () => clearTimeout(wait);
  });

  const isTyping = typing.value !== undefined;
  useLayoutEffect(() => {
    const box = field.current;
    if (isTyping && box !== null && document.activeElement !== box) {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    }
  }, [isTyping]);

  const end = (takes: boolean, move?: [number, number]) => {
    const typed = typing.value;
    typing.value = undefined;
    if (takes && typed !== undefined) {
      typeOver(index, at, typed);
    }
    if (move !== undefined) {
      const position = Math.min(at.position + move[0], sheet.rows - 1);
      const column = Math.max(0, Math.min(at.column + move[1], sheet.columns.length - 1));
      cell.value = { position, column };
      goneTo.value += 1;
    }
  };
  return (
    <div class="bar">
      <div class="line-of">
        <label for="typing">
          <strong>{said.cellNamed(`${letters(at.column)}${row ?? ""}`)}</strong>
          <span class="of">{at.position === HEADINGS ? "" : (sheet.columns[at.column]?.heading ?? "")}</span>
        </label>
        <textarea
          id="typing"
          ref={field}
          rows={isTyping ? 2 : 1}
          value={text}
          readOnly={!isOpen}
          placeholder={isOpen ? said.emptyCell : ""}
          aria-describedby="typing-keys cell-found"
          onFocus={() => {
            if (isOpen && typing.value === undefined) {
              typing.value = textOf(index, at);
            }
          }}
          onInput={event => {
            typing.value = event.currentTarget.value;
          }}
          onBlur={() => end(true)}
          onKeyDown={event => {
            if (event.isComposing) {
              return;
            }
            if (event.key === "Enter" && event.altKey) {
              const box = event.currentTarget;
              box.setRangeText("\n", box.selectionStart, box.selectionEnd, "end");
              typing.value = box.value;
            } else if (event.key === "Enter") {
              end(true, [event.shiftKey ? 0 : 1, 0]);
            } else if (event.key === "Tab" && isOpen) {
              end(true, [0, event.shiftKey ? -1 : 1]);
            } else if (event.key === "Escape") {
              end(false, [0, 0]);
            } else {
              return;
            }
            event.preventDefault();
          }}
        />
      </div>
      <div class="about-cell" id="cell-found" role="status">
        {formula.value !== undefined && <p class="formula">⚠ {said.formula(formula.value)}</p>}
        {found.map(fault => (
          <div key={fault.index} class={`found ${fault.diagnostic.severity}`}>
            <div class="with-help">
              <p>
                <span class="tag">
                  {fault.diagnostic.severity === "error" ? "✖" : "?"} {said.severity[fault.diagnostic.severity]}
                </span>{" "}
                {fault.diagnostic.message}
                {fault.diagnostic.found !== null && (
                  <>
                    {" "}
                    · {said.found} <q>{fault.diagnostic.found}</q>
                  </>
                )}
              </p>
              <FaultHelp code={fault.diagnostic.code} />
            </div>
            <p>
              {said.cure}: {fault.diagnostic.hint}
            </p>
            <Cure fault={fault} />
          </div>
        ))}
        {found.length === 0 && column?.about !== undefined && (
          <p class="belongs">
            {said.belongs}: {column.about}
          </p>
        )}
        {!sheet.can_mend && <p>{said.cannotMend}</p>}
      </div>
      <p id="typing-keys" class="keys" hidden={!isTyping}>
        {said.typingKeys}
      </p>
      <p id="grid-keys" class="keys" hidden={isTyping}>
        {said.gridKeys}
      </p>
    </div>
  );
}
