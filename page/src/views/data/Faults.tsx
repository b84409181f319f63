/** What was found, worst first, those of one kind together. */

import { useSignal } from "@preact/signals";
import { bySheet, type Fault, type FaultGroup, groups, positionOf } from "../../desk";
import { goToFault, goToNext } from "../../rooms/go";
import { data } from "../../store";
import { words } from "../../words";
import { FaultHelp } from "../Help";
import { Cure } from "./Cure";
import { nameOf } from "./Tabs";

/** How many of a kind are listed at first, and more at a time. */
const SOME = 50;

export function Faults() {
  const said = words();
  const found = groups.value;
  return (
    <section class="all-found" aria-labelledby="findings">
      <div class="head">
        <h2 id="findings">{said.findings}</h2>
        {bySheet.value.size > 0 && (
          <div class="row-of steps">
            <button type="button" onClick={() => goToNext(-1)}>
              ↑ {said.previousFault}
            </button>
            <button type="button" onClick={() => goToNext(1)}>
              ↓ {said.nextFault}
            </button>
          </div>
        )}
      </div>
      {found.length === 0 && <p>{said.noFaults}</p>}
      <ul class="faults">
        {found.map(group => (
          <Group key={group.key} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Group({ group }: { group: FaultGroup }) {
  const said = words();
  const shown = useSignal(0);
  const [first] = group.faults;
  const { diagnostic } = first;
  const isOne = group.faults.length === 1;
  const listed = group.faults.slice(0, shown.value);
  return (
    <li class={diagnostic.severity} data-faults={group.faults.length}>
      {isOne ? (
        <One fault={first} />
      ) : (
        <>
          <div class="with-help">
            <Where fault={first} isOfMany />
            <FaultHelp code={diagnostic.code} />
          </div>
          <p>
            <strong>{diagnostic.message}</strong>
          </p>
          <p class="cure">
            {said.cure}: {diagnostic.hint}
          </p>
          <button
            type="button"
            class="unfold"
            aria-expanded={shown.value > 0}
            onClick={() => {
              shown.value = shown.value > 0 ? 0 : SOME;
            }}
          >
            {shown.value > 0 ? "▾" : "▸"} {said.places(group.faults.length)}
          </button>
          {shown.value > 0 && (
            <ul class="of-kind">
              {listed.map(fault => (
                <li key={fault.index}>
                  <Go fault={fault}>
                    {placeOf(fault)}
                    {fault.diagnostic.found !== null && (
                      <>
                        {" "}
                        · {said.found} <q>{fault.diagnostic.found}</q>
                      </>
                    )}
                  </Go>
                  <Cure fault={fault} />
                </li>
              ))}
            </ul>
          )}
          {shown.value > 0 && shown.value < group.faults.length && (
            <button
              type="button"
              class="unfold"
              onClick={() => {
                shown.value += SOME;
              }}
            >
              {said.more(group.faults.length - shown.value)}
            </button>
          )}
        </>
      )}
    </li>
  );
}

function One({ fault }: { fault: Fault }) {
  const said = words();
  const { diagnostic } = fault;
  return (
    <>
      <div class="with-help">
        <Go fault={fault}>
          <Where fault={fault} />
          <span class="message">{diagnostic.message}</span>
          {diagnostic.found !== null && (
            <span>
              {said.found} <q>{diagnostic.found}</q>
            </span>
          )}
        </Go>
        <FaultHelp code={diagnostic.code} />
      </div>
      <p class="cure">
        {said.cure}: {diagnostic.hint}
      </p>
      <Cure fault={fault} />
    </>
  );
}

/** A way to the cell, where there is one. */
function Go({ fault, children }: { fault: Fault; children: preact.ComponentChildren }) {
  if (positionOf(fault) === undefined) {
    return <div class="go">{children}</div>;
  }
  return (
    <button type="button" class="go" onClick={() => goToFault(fault)}>
      {children}
    </button>
  );
}

function Where({ fault, isOfMany = false }: { fault: Fault; isOfMany?: boolean }) {
  const said = words();
  const { diagnostic } = fault;
  const isNational = data.value?.opened.is_national === true;
  const where = [
    isNational ? diagnostic.province : null,
    tableOf(fault),
    isOfMany ? null : placeOf(fault),
    diagnostic.column,
  ];
  return (
    <span class="where">
      <span class="tag">
        {diagnostic.severity === "error" ? "✖" : "?"} {said.severity[diagnostic.severity]}
      </span>{" "}
      {where.filter(part => part !== null && part !== "").join(" · ")}
    </span>
  );
}

/** The table's name as its tab has it; of what is in no table the file's. */
function tableOf({ spot, diagnostic }: Fault): string {
  const sheets = data.value?.opened.sheets ?? [];
  const sheet = spot.sheet === null ? undefined : sheets[spot.sheet];
  return sheet === undefined ? (diagnostic.sheet ?? diagnostic.file) : nameOf(sheet, sheets);
}

function placeOf({ diagnostic }: Fault): string {
  return diagnostic.cell ?? (diagnostic.row === null ? "" : words().rowNamed(diagnostic.row));
}
