/**
 * What is asked of the engine and what it answers. `page/src/protocol.rs` has the same asks in Rust; names are spelled as the
 * JSON contract spells them.
 */

export type Lang = "th" | "en";

/** `2022-01-31` */
export type Day = string;

/** A file handed over: its path below the folder it came in, with `/` between names. */
export interface HandedFile {
  path: string;
  bytes: Uint8Array;
}

/** Files as the officer chose them. */
export interface Source {
  /** What messages call the whole: the workbook's or the folder's name. */
  name: string;
  /** The one file that is meant, when it is not the whole folder. */
  only?: string;
  files: HandedFile[];
  /** Paths of those that were put beside the others here. */
  added?: string[];
}

/** A text that stands in a cell instead of what the file has there. */
export interface Mend {
  /** The file's path. */
  path: string;
  sheet: string | null;
  /** As the officer's own program counts. */
  row: number;
  /** Counted from 0. */
  column: number;
  text: string;
  /** Whether a number belongs there, which spreadsheets are to reckon with. */
  is_figure: boolean;
}

/** Every question by its name: what is said with it, what the head of the answer holds. */
export interface Asks {
  about: { with: object; head: About };
  /** Bytes: how the page is used, as PDF. */
  guide: { with: object; head: { pages: number; findings: string[] } };
  warm: { with: object; head: null };
  /** The files' bytes go along, one after the other. */
  open: {
    with: { name: string; only?: string; files: { path: string; size: number }[]; mends: readonly Mend[] };
    head: Opened;
  };
  sample: { with: { mends: readonly Mend[] }; head: Opened };
  /** Bytes: the report, as `ruplem check --format json` writes it. The head has a place for each diagnostic, in order. */
  report: { with: object; head: Spot[] };
  rows: { with: { sheet: number; from: number; count: number }; head: Row[] };
  /** The cells that a text of a page may come from, with what stands in the same line of it. */
  origins: { with: { province?: number; text: string; beside: readonly string[] }; head: Origins };
  /** The composed passages that a text of a page is a part of. */
  passages: { with: { province: number; as_of: Day; text: string }; head: Passage[] };
  /** The formula of a cell of a workbook; empty where another cell tells it, `null` where there is none. */
  formula: { with: { path: string; sheet: string; row: number; column: number }; head: string | null };
  /** The files' bytes, one after the other. */
  mended: { with: object; head: { path: string; size: number }[] };
  /** The day that makes sense of the province's year when this is today; of the country's latest where none is named. */
  as_of: { with: { province?: number; today: Day }; head: Day };
  /** Bytes: the scorecard, as `ruplem score --format json` writes it. */
  score: { with: { province: number; as_of: Day }; head: ScoreFrame };
  /** How the rounds would stand if some facts were others. */
  score_if: { with: { province: number; as_of: Day; suppose: Supposition[] }; head: ScoreIf };
  lay_out: { with: BookAsked; head: LaidOut };
  /** Bytes: the page as SVG. */
  page: { with: { book: number; page: number }; head: null };
  /** What stands on the pages, and the headings. */
  read: { with: { book: number }; head: BookText };
  /** Bytes: the PDF. */
  bind: { with: { book: number }; head: null };
  release: { with: { book: number }; head: null };
  /** How the country stands, by years. */
  nation: { with: { as_of: Day }; head: Nation[] };
  /** Books of a province, or of the country where none is named. */
  orders: { with: { province?: number; documents: readonly string[]; as_of: Day }; head: Order[] };
  /** Bytes: the words of a book as JSON, as many as `book` says, and its pictures. */
  manuscript: { with: ManuscriptAsked; head: ManuscriptHead };
  /** A manuscript's bytes go along. Bytes: the PDF. */
  set: {
    with: { document: string; book: number; assets: { path: string; size: number }[] };
    head: { pages: number; sha256: string; remarks: string[] };
  };
  /** Bytes: the scores of all provinces as tables, one after the other. */
  scores: { with: { as_of: Day }; head: { path: string; size: number }[] };
  /** Bytes: a book and all it is sent to the Office with, one after the other. */
  sending: { with: { document: string; province: number; as_of: Day }; head: Sending };
  /** Bytes: the year's duties as a file for a calendar. */
  duties: { with: { province: number }; head: { name: string } };
  /** Bytes: the rows a month adds to the sheet all provinces share, as a workbook. */
  month_rows: { with: { province: number; month: string }; head: MonthRows[] };
  /** A file's bytes go along; its fingerprint. */
  fingerprint: { with: object; head: string };
  /** Bytes: an empty workbook; with `from`, what stays of that province's opened data is filled in. */
  new: { with: { province: number; year: number; from?: number }; head: { file_name: string; has_handbook: boolean } };
  /** Bytes: the copy. */
  marked: { with: object; head: { places: number; basis: "workbook" | "tables_of_workbook" | "tables_of_files" } };
  /** Ends the engine as a fault of its own would, or for want of memory. */
  fail: { with: { is_full?: boolean }; head: null };
}

export type AskName = keyof Asks;
export type With<Name extends AskName> = Asks[Name]["with"];

/** The head of an answer and the bytes behind it. */
export interface Answer<Name extends AskName> {
  head: Asks[Name]["head"];
  bytes: Uint8Array;
}

export interface About {
  version: string;
  /** All 76, in the order of their numbers. */
  provinces: { code: number; thai: string; english: string; region: string }[];
  /** Fiscal years (พ.ศ.) there are handbooks of, in order. */
  years: number[];
  documents: DocumentKind[];
  /** Names of the colours a book may have, the usual one first. */
  colours: string[];
  /** What an annex may be bound into, all of them last. */
  annex_books: string[];
  /** How large an annex may be, in megabytes. */
  annex_mb: number;
}

export interface DocumentKind {
  /** `plan`, `agenda`, `annual`, `scorecard`, `onepage`, `monthly`, `national` */
  name: string;
  thai: string;
  about: string;
  of: "year" | "month" | "nation";
  /** Whether it is another on another day. */
  is_dated: boolean;
  /** Whether a batch makes it. */
  is_batched: boolean;
  /** Whether it is sent to the Office, with a letter. */
  is_sent: boolean;
}

export interface Opened {
  name: string;
  is_national: boolean;
  is_sound: boolean;
  /** In the order of their numbers; questions name a province by its position here. */
  provinces: Province[];
  sheets: Sheet[];
  /** Paths of files that were not taken. */
  left: string[];
}

export interface Province {
  name: string;
  code: number | null;
  slug: string | null;
  /** `null` while the data has errors. */
  year: number | null;
  readiness: "complete" | "doubtful" | "blocked";
  /** The day of the mail that its data was attached to, as `2021-11-30`. */
  received: string | null;
  errors: number;
  warnings: number;
}

/** Where a diagnostic is in the sheets, and what seems to be meant. */
export interface Spot {
  sheet: number | null;
  /** Of its row among those that hold anything; none for a heading and what has no row. */
  position: number | null;
  column: number | null;
  /** What the cell would hold then. */
  meant: string | null;
}

export interface Sheet {
  /** The table's English name. */
  table: string;
  thai: string;
  file: string;
  sheet: string | null;
  /** By which the file is mended. */
  path: string;
  /** Whether its cells can be typed over here. */
  can_mend: boolean;
  /** Keys and values instead of columns. */
  has_keys: boolean;
  /** The row the headings stand in, counted from 1. */
  heading_row: number;
  columns: Column[];
  /** How many rows hold anything; `rows` is asked by position among them. */
  rows: number;
  last_row: number | null;
}

export interface Column {
  heading: string;
  /** English name of the column it means; none for a heading that nothing is known of. */
  name?: string;
  thai?: string;
  required?: boolean;
  holds?: "text" | "people" | "money" | "day" | "month" | "number" | "choice";
  /** What belongs in it, in Thai. */
  about?: string;
}

export interface Row {
  /** As the officer's own program counts. */
  number: number;
  kind: "data" | "total" | "remark";
  /** One a column; missing ones at the end are left out. */
  cells: string[];
}

export interface Origins {
  /** The likeliest first. */
  places: Place[];
  /** How many more there are. */
  more: number;
}

/** A cell that a text of a page may come from. */
export interface Place {
  sheet: number | null;
  /** Of its row among those that hold anything. */
  position: number | null;
  column: number | null;
  row: number;
  heading: string | null;
  /** What the cell holds. */
  text: string | null;
  /** What its row is known by. */
  name: string | null;
  /** How many cells of its row stand beside the text, too. */
  beside: number;
  /** The same and nothing else; a part of the cell; the cell in a longer text; only others of its row beside. */
  how: "same" | "part" | "within" | "row";
}

/** A composed passage of a book, which the office may put its own words in place of. */
export interface Passage {
  /** As the table of own words names it. */
  name: string;
  /** What the books say there; a blank line between paragraphs. */
  text: string;
}

export type Severity = "error" | "warning";

export interface Report {
  ok: boolean;
  errors: number;
  warnings: number;
  diagnostics: Diagnostic[];
}

/** The JSON contract's diagnostic. */
export interface Diagnostic {
  severity: Severity;
  code: string;
  message: string;
  hint: string;
  file: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
  cell: string | null;
  found: string | null;
  province: string | null;
}

/** What a scorecard is drawn on. */
export interface ScoreFrame {
  first_day: Day;
  last_day: Day;
  /** The day after the last round. */
  settled_on: Day;
  rounds: RoundFrame[];
  /** In the order of the scorecard's. */
  indicators: { name: string; unit: string }[];
}

export interface RoundFrame {
  first: Day;
  last: Day;
  top_level: number;
  /** The next level and what stands in its way; `null` at the top. */
  outlook: Outlook | null;
}

/** A fact that is supposed, as people write it. */
export type Supposition =
  | { of: "people"; round: number; is: string }
  | { of: "budget"; round: number; is: string }
  | { of: "delivered"; item: string; is: string }
  | { of: "recorded"; month: string; is: string };

export interface ScoreIf {
  rounds: Round[];
  frames: RoundFrame[];
  /** Suppositions that are no figure or day, by their position; they were left out. */
  faults: { position: number; message: string; hint: string }[];
}

export interface Outlook {
  level: number;
  needs: { criterion: Criterion; until: Day | null; days_left: number | null }[];
}

/** The JSON contract's scorecard. */
export interface Scorecard {
  province: string;
  code: number;
  fiscal_year: number;
  as_of: Day;
  rounds: Round[];
  indicators: { id: string; target: string; actual: string | null; met: boolean }[];
}

export interface Round {
  round: number;
  assessed_on: Day;
  state: "final" | "in_progress" | "not_started";
  level: number;
  people: { target: number; reached: number; percent: string | null };
  budget: { allocated: string | null; disbursed: string | null; percent: string | null };
  criteria: Criterion[];
}

export type CriterionState = "met" | "missed" | "pending" | "not_shown";

export interface Criterion {
  level: number;
  id: string;
  state: CriterionState;
  due?: Day;
  actual?: Day | null;
  months?: { month: string; due: Day; actual: Day | null; state: CriterionState }[];
  threshold?: number;
  /** People as a number, money as `1234.50`. */
  short?: number | string | null;
}

export interface BookAsked {
  document: string;
  /** Position among the opened provinces; none for a book of the country. */
  province?: number;
  /** Of a book of the country whose provinces are of several years. */
  year?: number;
  as_of: Day;
  /** `2564-10`, for a book of a month. */
  month?: string;
}

export interface LaidOut {
  /** By which its pages and file are asked for. */
  book: number;
  file_name: string;
  /** In points. */
  pages: { width: number; height: number }[];
  findings: { page: number | null; line: number | null; code: string; is_loss: boolean; message: string }[];
  /** What the layout's author should look at. */
  warnings: string[];
  /** What a layout of one's own does not print. */
  unused: string[];
  /** Pictures that are not in the book. */
  lost: string[];
}

/** A line of a paragraph, a cell or a heading; lengths in points from the page's upper left corner. */
export interface TextLine {
  text: string;
  /** As findings count lines: from the top of the page, neighbouring cells' lines together. */
  number: number;
  /** Lines of one paragraph share it. */
  block: number;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

export interface Heading {
  /** 1 for a chapter. */
  level: number;
  text: string;
  /** Counted from 1. */
  page: number;
  /** In points from the page's upper edge. */
  top: number;
}

export interface BookText {
  pages: TextLine[][];
  contents: Heading[];
}

/** How the country stands in a year: what the national volume tells, in Thai, with figures as they are printed. */
export interface Nation {
  year: number;
  book: NationBook;
  /** Pictures by their paths, as SVG. */
  maps: Record<string, string>;
}

export interface NationBook {
  as_of: string;
  provinces: string;
  scored: string;
  summary: string[];
  maps: { round: string; path: string; alt: string }[];
  distribution: { round: string; state: string; levels: LevelCount[] }[];
  /** Each region's provinces, the best first; ranks are of the whole country. */
  regions: { name: string; rows: RankedRow[] }[];
}

export interface LevelCount {
  level: string;
  provinces: string;
  percent: string;
  shade: string;
  names: string[];
}

export interface RankedRow {
  rank: string;
  province: string;
  rounds: { level: string; people: string; budget: string }[];
}

/** The rows of one table. */
export interface MonthRows {
  table: "results.csv" | "reports.csv";
  /** The sheet that takes them. */
  sheet: string;
  count: number;
  /** To be pasted: cells part by tabs. */
  text: string;
}

/** What a book is sent to the Office with. */
export interface Sending {
  /** `plan-2565-tak` */
  name: string;
  files: { path: string; size: number }[];
  /** How many places of the data should be looked at first. */
  doubts: number;
  /** What is badly set, and what else is to be said of the three papers. */
  remarks: string[];
  /** Megabytes of what is attached, where that is more than most mail servers take. */
  too_large: number | null;
}

/** A book that can be made, and where it goes. */
export interface Order {
  document: string;
  year: number;
  /** `63-tak/plan-2565.pdf` */
  file: string;
  /** Fingerprint of all it is made from; none where it cannot be composed. */
  input?: string;
  /** Of its words: longer ones take longer. */
  length?: number;
  /** Why it cannot be composed. */
  failed?: string;
}

export interface ManuscriptAsked {
  document: string;
  province?: number;
  year?: number;
  as_of: Day;
}

export interface ManuscriptHead {
  book: number;
  assets: { path: string; size: number }[];
  /** Pictures that are not in the book. */
  lost: string[];
}

/** To a worker. */
export type ToWorker = { start: WebAssembly.Module } | { id: number; frame: Uint8Array };

/** From a worker. `ended` is what ended its engine, `isFull` whether that was for want of memory: it answers nothing more. */
export type FromWorker =
  | { ready: true }
  /** With how many bytes of memory its engine holds. */
  | { id: number; frame: Uint8Array; memory: number }
  | { id: number; ended: string; isFull: boolean };
