/** A sheet as the officer's own program shows it. Only the rows in sight are in the page. */

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { Component } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { bySheet, cell, cellKey, type Fault, goneTo, HEADINGS, sheetShown, typing } from "../../desk";
import type { Lang, Row, Sheet } from "../../engine/protocol";
import { canMend, mendedCells, redo, textOf, typeOver, undo } from "../../rooms/mend";
import { fetchRows, rowAt, rowsCame } from "../../rooms/rows";
import { data, lang } from "../../store";
import { letters, words } from "../../words";
import { columnsOf } from "./columns";

/** Rows kept ready above and below those in sight. */
const AROUND = 6;

export function Grid({ sheet }: { sheet: Sheet }) {
  const said = words();
  const index = sheetShown.value;
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(600);
  const rowHeight = useMemo(() => 2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const isThere = useComputed(() => rowsCame.value >= 0 && rowAt(sheetShown.value, 0) !== undefined).value;
  const found = bySheet.value.get(index);
  const columns = useMemo(() => columnsOf(index, sheet, found), [index, isThere, data.value?.opened.name]);
  const first = Math.max(0, Math.floor(top.value / rowHeight) - AROUND);
  const last = Math.min(sheet.rows, Math.ceil((top.value + height.value) / rowHeight) + AROUND);
  const mended = useComputed(() => mendedCells(sheetShown.value)).value;
  const at = cell.value;
  rowsCame.value;

  useSignalEffect(() => {
    rowsCame.value;
    const from = Math.max(0, Math.floor(top.value / rowHeight) - AROUND);
    const to = Math.ceil((top.value + height.value) / rowHeight) + AROUND;
    fetchRows(sheetShown.value, from, Math.min(to, data.value?.opened.sheets[sheetShown.value]?.rows ?? 0));
  });

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) {
      return;
    }
    const watch = new ResizeObserver(() => {
      height.value = box.clientHeight;
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, [height]);

  // The cell that is looked at comes into sight.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) {
      return;
    }
    const covered = head.current?.offsetHeight ?? 0;
    if (at.position !== HEADINGS) {
      const above = at.position * rowHeight;
      const room = box.clientHeight - covered - rowHeight;
      if (above < box.scrollTop) {
        box.scrollTop = above;
      } else if (above > box.scrollTop + room) {
        box.scrollTop = above - Math.max(room, 0) + (room > 6 * rowHeight ? 2 * rowHeight : 0);
      }
    }
    const before = columns.slice(0, at.column).reduce((sum, { width }) => sum + width, 0);
    const own = columns[at.column]?.width ?? 0;
    const beside = 4 * (rowHeight / 2);
    if (before < box.scrollLeft) {
      box.scrollLeft = before;
    } else if (before + own > box.scrollLeft + box.clientWidth - beside) {
      box.scrollLeft = before + own - box.clientWidth + beside;
    }
    top.value = box.scrollTop;
  }, [at.position, at.column, index, columns, rowHeight, top]);

  const gone = goneTo.value;
  useLayoutEffect(() => {
    if (gone > 0) {
      scroller.current?.focus({ preventScroll: true });
      scroller.current?.closest(".sheet")?.scrollIntoView({ block: "nearest" });
    }
  }, [gone]);

  const move = (position: number, column: number) => {
    cell.value = {
      position: Math.min(Math.max(position, sheet.has_keys ? 0 : HEADINGS), sheet.rows - 1),
      column: Math.min(Math.max(column, 0), Math.max(columns.length - 1, 0)),
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height.value / rowHeight) - 3);
    const { position, column } = at;
    const isFar = event.ctrlKey || event.metaKey;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [isFar ? 0 : position - 1, column],
      ArrowDown: [isFar ? sheet.rows - 1 : position + 1, column],
      ArrowLeft: [position, isFar ? 0 : column - 1],
      ArrowRight: [position, isFar ? columns.length - 1 : column + 1],
      PageUp: [Math.max(position - page, 0), column],
      PageDown: [position + page, column],
      Home: [isFar ? 0 : position, 0],
      End: [isFar ? sheet.rows - 1 : position, columns.length - 1],
    };
    const to = moves[event.key];
    if (to !== undefined) {
      move(...to);
    } else if (isFar && event.key.toLowerCase() === "z") {
      undo();
    } else if (isFar && event.key.toLowerCase() === "y") {
      redo();
    } else if (event.key === "Enter" || event.key === "F2") {
      begin(textOf(index, at));
    } else if (event.key === "Delete") {
      typeOver(index, at, "");
    } else if ([...event.key].length === 1 && !isFar && !event.altKey) {
      begin(event.key);
    } else {
      return;
    }
    event.preventDefault();
  };
  const begin = (text: string) => {
    if (canMend(index, at.position)) {
      typing.value = text;
    }
  };

  const template = useMemo(() => `var(--numbers) ${columns.map(({ width }) => `${width}px`).join(" ")}`, [columns]);
  // As many lines as are in sight and around: each is used again for another row when its own has gone out of sight.
  const lines = Math.ceil(height.value / rowHeight) + 2 * AROUND + 2;
  const rows = [];
  for (let position = first; position < last; position += 1) {
    rows.push(
      <Line
        key={position % lines}
        sheet={index}
        position={position}
        row={rowAt(index, position)}
        columns={columns}
        template={template}
        height={rowHeight}
        found={found}
        mended={mended}
        here={at.position === position ? at.column : undefined}
        lang={lang.value}
      />,
    );
  }
  return (
    <div
      class="grid"
      role="grid"
      id="grid"
      tabIndex={0}
      ref={scroller}
      aria-label={sheet.sheet ?? sheet.thai}
      aria-rowcount={sheet.rows + 1}
      aria-colcount={columns.length + 1}
      aria-readonly={!sheet.can_mend}
      aria-activedescendant={cellId(at.position, at.column)}
      aria-describedby="grid-keys"
      onScroll={event => {
        top.value = event.currentTarget.scrollTop;
      }}
      onKeyDown={onKeyDown}
    >
      <div class="head" role="row" aria-rowindex={1} ref={head} style={{ gridTemplateColumns: template }}>
        <span class="corner" aria-hidden="true" />
        {columns.map((_, column) => (
          <span key={letters(column)} class="letter" aria-hidden="true">
            {letters(column)}
          </span>
        ))}
        <span class="number" role="columnheader" aria-colindex={1}>
          {sheet.has_keys ? <span class="unseen">{said.row}</span> : sheet.heading_row}
        </span>
        {columns.map(({ heading, isRequired }, column) =>
          box({
            sheet: index,
            at: { position: HEADINGS, column },
            text: heading,
            role: "columnheader",
            found: found?.get(cellKey(HEADINGS, column)),
            isMended: mended.has(cellKey(sheet.heading_row, column)),
            isHere: at.position === HEADINGS && at.column === column,
            note: isRequired ? said.mustFill : undefined,
          }),
        )}
      </div>
      <div class="rows" role="rowgroup" style={{ height: `${sheet.rows * rowHeight}px` }}>
        {rows}
      </div>
    </div>
  );
}

interface LineProps {
  sheet: number;
  position: number;
  row: Row | undefined;
  columns: ReturnType<typeof columnsOf>;
  template: string;
  height: number;
  found: Map<string, Fault[]> | undefined;
  mended: Set<string>;
  /** The column that is looked at, when it is in this row. */
  here: number | undefined;
  lang: Lang;
}

/** One row. It is drawn again only when something of it is another: there are many, and they move with every turn of a wheel. */
class Line extends Component<LineProps> {
  override shouldComponentUpdate(next: LineProps): boolean {
    return (Object.keys(next) as (keyof LineProps)[]).some(name => next[name] !== this.props[name]);
  }

  override render({ sheet, position, row, columns, template, height, found, mended, here }: LineProps) {
    const said = words();
    const ofRow = found?.get(cellKey(position, -1));
    const kind = row === undefined || row.kind === "data" ? undefined : said[row.kind];
    return (
      <div
        class={`line ${row?.kind ?? "coming"}`}
        role="row"
        aria-rowindex={position + 2}
        style={{
          gridTemplateColumns: template,
          transform: `translateY(${position * height}px)`,
          height: `${height}px`,
        }}
      >
        <span class={`number ${worst(ofRow) ?? ""}`} role="rowheader" aria-colindex={1} title={kind}>
          {mark(ofRow)}
          {row?.number ?? "…"}
          {kind !== undefined && <span class="unseen"> {kind}</span>}
        </span>
        {columns.map(({ isFigure }, column) =>
          box({
            sheet,
            at: { position, column },
            text: row?.cells[column] ?? "",
            role: "gridcell",
            isFigure,
            isHere: here === column,
            found: found?.get(cellKey(position, column)),
            isMended: row !== undefined && mended.has(cellKey(row.number, column)),
          }),
        )}
      </div>
    );
  }
}

interface Box {
  sheet: number;
  at: { position: number; column: number };
  text: string;
  role: "gridcell" | "columnheader";
  found: Fault[] | undefined;
  isMended: boolean;
  isHere: boolean;
  isFigure?: boolean;
  note?: string | undefined;
}

function box({ sheet, at, text, role, found, isMended, isHere, isFigure = false, note }: Box) {
  const said = words();
  const { position, column } = at;
  const shown = isMended ? textOf(sheet, at) : text;
  const classes = ["cell", worst(found), isHere && "here", isMended && "mended", isFigure && "figure"];
  return (
    <span
      key={column}
      id={cellId(position, column)}
      class={classes.filter(Boolean).join(" ")}
      role={role}
      aria-colindex={column + 2}
      aria-selected={role === "gridcell" ? isHere : undefined}
      aria-invalid={worst(found) === "error" ? true : undefined}
      title={shown}
      onClick={() => {
        cell.value = at;
      }}
      onDblClick={() => {
        if (canMend(sheet, position)) {
          typing.value = textOf(sheet, at);
        }
      }}
    >
      {mark(found)}
      <span class="text">{shown}</span>
      {note !== undefined && (
        <span class="note">
          <span aria-hidden="true">*</span>
          <span class="unseen">{note}</span>
        </span>
      )}
      {isMended && <span class="unseen">{said.typedOver}</span>}
    </span>
  );
}

/** A cross for what is wrong, a question mark for what is doubtful: told apart without colour. */
function mark(found: Fault[] | undefined) {
  const severity = worst(found);
  if (severity === undefined) {
    return null;
  }
  return (
    <span class="mark">
      <span aria-hidden="true">{severity === "error" ? "✖" : "?"}</span>
      <span class="unseen">{words().severity[severity]}</span>
    </span>
  );
}

function worst(found: Fault[] | undefined): "error" | "warning" | undefined {
  return found?.[0]?.diagnostic.severity;
}

function cellId(position: number, column: number): string {
  return `cell-${position}-${column}`;
}
