/**
 * The engine as the page's rooms use it: a desk that checks and scores at once, a press that makes books meanwhile.
 *
 * Both are workers of their own, with the same module. What is opened is kept here, so that a press that has not seen it yet,
 * or has lost it, is given it before the next question.
 */

import { Hand, Refused } from "./hand";
import { compiled } from "./module";
import type {
  About,
  AskName,
  BookAsked,
  BookText,
  Day,
  HandedFile,
  LaidOut,
  Lang,
  ManuscriptAsked,
  Mend,
  MonthRows,
  Nation,
  Opened,
  Order,
  Origins,
  Passage,
  Report,
  Row,
  Scorecard,
  ScoreFrame,
  ScoreIf,
  Sending,
  Source,
  Spot,
  Supposition,
  With,
} from "./protocol";
import { type Manuscript, Setter } from "./setter";

/** What is opened: files, or the sample inside. */
export type Dataset = Source | "sample";

/** A dataset with cells of it typed over. */
interface Held {
  dataset: Dataset;
  mends: readonly Mend[];
}

/** A book that the press has laid out. */
export interface PressedBook extends LaidOut {
  /** The engine that holds it. */
  generation: number;
  /** Whose it is; nothing where it is of the country. */
  province: number | undefined;
}

export class Engine {
  readonly #module: WebAssembly.Module;
  readonly #desk: Hand;
  readonly #press: Hand;
  #current: Held | undefined;
  /** What each hand holds, and in which of its engines. */
  readonly #holds = new Map<Hand, { held: Held; generation: number; opened: Promise<Opened> }>();

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#desk = new Hand(module);
    this.#press = new Hand(module);
  }

  static async started(): Promise<Engine> {
    return new Engine(await compiled());
  }

  set lang(lang: Lang) {
    this.#desk.lang = lang;
    this.#press.lang = lang;
  }

  async about(): Promise<About> {
    return (await this.#desk.ask("about", {})).head;
  }

  /** How the page is used, on two pages as PDF. */
  async guide(): Promise<{ pages: number; findings: string[]; bytes: Uint8Array }> {
    const { head, bytes } = await this.#press.ask("guide", {});
    return { ...head, bytes };
  }

  /** Makes the press ready ahead of the first book. */
  async warm(): Promise<void> {
    await this.#press.ask("warm", {});
  }

  /**
   * Reads and checks a dataset, with cells of it typed over; from now on all questions are about it. When it is refused, they
   * stay about what was open before.
   */
  async open(dataset: Dataset, mends: readonly Mend[] = []): Promise<Opened> {
    const [current, holds] = [this.#current, this.#holds.get(this.#desk)];
    const next = { dataset, mends };
    this.#current = next;
    try {
      return await this.#opened(this.#desk, next);
    } catch (error) {
      if (this.#current === next && error instanceof Refused) {
        this.#current = current;
        if (holds !== undefined) {
          this.#holds.set(this.#desk, holds);
        }
      }
      throw error;
    }
  }

  /** All that is wrong and where, as bytes too: those of `ruplem check --format json`. */
  async report(): Promise<{ report: Report; spots: Spot[]; bytes: Uint8Array }> {
    const { head, bytes } = await this.#ask(this.#desk, "report", {});
    return { report: json<Report>(bytes), spots: head, bytes };
  }

  /** The cells that a text of a page may come from. Only the last text asked for counts. */
  async origins(province: number | undefined, text: string, beside: readonly string[]): Promise<Origins> {
    return (await this.#ask(this.#desk, "origins", { ...named(province), text, beside }, "origins")).head;
  }

  /** The composed passages that a text of a page is a part of. Only the last text asked for counts. */
  async passages(province: number, as_of: Day, text: string): Promise<Passage[]> {
    return (await this.#ask(this.#desk, "passages", { province, as_of, text }, "passages")).head;
  }

  /** The formula of a cell of a workbook, where it has one. */
  async formula(path: string, sheet: string, row: number, column: number): Promise<string | undefined> {
    return (await this.#ask(this.#desk, "formula", { path, sheet, row, column }, "formula")).head ?? undefined;
  }

  /** The files in which cells are typed over, as they now are. */
  async mended(): Promise<HandedFile[]> {
    const { head, bytes } = await this.#ask(this.#desk, "mended", {});
    return filesOf(head, bytes);
  }

  /** Rows of a sheet by their position among those that hold anything. */
  async rows(sheet: number, from: number, count: number): Promise<Row[]> {
    return (await this.#ask(this.#desk, "rows", { sheet, from, count })).head;
  }

  /** The day that makes sense of a province's year, or of the country's latest, when this is today. */
  async asOf(province: number | undefined, today: Day): Promise<Day> {
    return (await this.#ask(this.#desk, "as_of", { ...named(province), today })).head;
  }

  /** How the country stands on a day, by years. Only the last day asked for counts. */
  async nation(as_of: Day): Promise<Nation[]> {
    return (await this.#ask(this.#desk, "nation", { as_of }, "nation")).head;
  }

  /** Books of a province, or of the country, with the fingerprints of all they are made from. */
  async orders(province: number | undefined, documents: readonly string[], as_of: Day): Promise<Order[]> {
    return (await this.#ask(this.#desk, "orders", { ...named(province), documents, as_of })).head;
  }

  /** A book's words and pictures, for a setter. */
  async manuscript(asked: ManuscriptAsked): Promise<Manuscript> {
    const { head, bytes } = await this.#ask(this.#desk, "manuscript", asked);
    return { document: asked.document, head, bytes };
  }

  /** How many bytes of memory its two engines held when they answered last. */
  get held(): { desk: number; press: number } {
    return { desk: this.#desk.memory, press: this.#press.memory };
  }

  /** One more hand, which sets manuscripts and nothing else. */
  setter(): Setter {
    const hand = new Hand(this.#module);
    hand.lang = this.#desk.lang;
    return new Setter(hand);
  }

  /** The scores of all provinces as tables. */
  async scores(as_of: Day): Promise<HandedFile[]> {
    const { head, bytes } = await this.#ask(this.#desk, "scores", { as_of });
    return filesOf(head, bytes);
  }

  /** A book with all it is sent to the Office with. */
  async sending(document: string, province: number, as_of: Day): Promise<{ head: Sending; files: HandedFile[] }> {
    const { head, bytes } = await this.#ask(this.#press, "sending", { document, province, as_of });
    return { head, files: filesOf(head.files, bytes) };
  }

  /** The year's duties of a province, as a file for a calendar. */
  async duties(province: number): Promise<{ name: string; bytes: Uint8Array }> {
    const { head, bytes } = await this.#ask(this.#desk, "duties", { province });
    return { name: head.name, bytes };
  }

  /** The rows a month adds to the sheet all provinces share: to be pasted, and as a workbook. */
  async monthRows(province: number, month: string): Promise<{ tables: MonthRows[]; bytes: Uint8Array }> {
    const { head, bytes } = await this.#ask(this.#desk, "month_rows", { province, month });
    return { tables: head, bytes };
  }

  /** A file's fingerprint. */
  async fingerprint(bytes: Uint8Array): Promise<string> {
    return (await this.#desk.ask("fingerprint", {}, { parts: [bytes] })).head;
  }

  /** How a province stands on a day. Only the last day asked for counts. */
  async score(province: number, as_of: Day): Promise<{ scorecard: Scorecard; frame: ScoreFrame; bytes: Uint8Array }> {
    const { head, bytes } = await this.#ask(this.#desk, "score", { province, as_of }, "score");
    return { scorecard: json<Scorecard>(bytes), frame: head, bytes };
  }

  /** How the rounds would stand if some facts were others. Only the last ones asked for count. */
  async scoreIf(province: number, as_of: Day, suppose: Supposition[]): Promise<ScoreIf> {
    return (await this.#ask(this.#desk, "score_if", { province, as_of, suppose }, "score_if")).head;
  }

  /** Lays a book out. Only the last one asked for counts. */
  async layOut(asked: BookAsked): Promise<PressedBook> {
    const { head } = await this.#ask(this.#press, "lay_out", asked, "lay_out");
    return { ...head, generation: this.#press.generation, province: asked.province };
  }

  /** Makes a whole book, and keeps nothing of it. */
  async make(asked: BookAsked): Promise<{ fileName: string; bytes: Uint8Array }> {
    const { head } = await this.#ask(this.#press, "lay_out", asked);
    try {
      const { bytes } = await this.#press.ask("bind", { book: head.book });
      return { fileName: head.file_name, bytes };
    } finally {
      this.#press.ask("release", { book: head.book }).catch(() => undefined);
    }
  }

  /** A page as SVG. */
  async page({ book }: PressedBook, page: number): Promise<Uint8Array> {
    return (await this.#press.ask("page", { book, page })).bytes;
  }

  /** What stands on its pages, and its headings. */
  async read({ book }: PressedBook): Promise<BookText> {
    return (await this.#press.ask("read", { book })).head;
  }

  /** The PDF. */
  async bind({ book }: PressedBook): Promise<Uint8Array> {
    return (await this.#press.ask("bind", { book })).bytes;
  }

  /** Whether the press still has the book: not so when its engine has ended or other data has been opened. */
  holds({ generation }: PressedBook): boolean {
    return generation === this.#press.generation;
  }

  /** Forgets a book, whoever holds it. */
  async release(book: PressedBook): Promise<void> {
    if (this.holds(book)) {
      await this.#press.ask("release", { book: book.book });
    }
  }

  /** An empty workbook, with what stays of an opened province's when `from` names one. */
  async new(province: number, year: number, from?: number): Promise<{ fileName: string; bytes: Uint8Array }> {
    const said = { province, year, ...(from === undefined ? {} : { from }) };
    const asked = from === undefined ? this.#desk.ask("new", said) : this.#ask(this.#desk, "new", said);
    const { head, bytes } = await asked;
    return { fileName: head.file_name, bytes };
  }

  /** A copy of what is opened, every fault in colour. */
  async marked(): Promise<{ places: number; basis: string; bytes: Uint8Array }> {
    const { head, bytes } = await this.#ask(this.#desk, "marked", {});
    return { ...head, bytes };
  }

  /** Ends the press as a fault of its own would, or for want of memory. */
  async fail(is_full = false): Promise<void> {
    await this.#press.ask("fail", { is_full });
  }

  async #ask<Name extends AskName>(hand: Hand, name: Name, said: With<Name>, topic?: string) {
    const holds = this.#holds.get(hand);
    const current = this.#current;
    if (current !== undefined && (holds?.held !== current || holds.generation !== hand.generation)) {
      await this.#opened(hand, current);
    } else {
      await holds?.opened;
    }
    return hand.ask(name, said, topic === undefined ? {} : { topic });
  }

  #opened(hand: Hand, held: Held): Promise<Opened> {
    const { generation } = hand;
    const opened = handedOver(hand, held);
    this.#holds.set(hand, { held, generation, opened });
    opened.catch(() => {
      if (this.#holds.get(hand)?.opened === opened) {
        this.#holds.delete(hand);
      }
    });
    return opened;
  }
}

async function handedOver(hand: Hand, { dataset, mends }: Held): Promise<Opened> {
  if (dataset === "sample") {
    return (await hand.ask("sample", { mends })).head;
  }
  const { name, only, files } = dataset;
  const said = {
    name,
    ...(only === undefined ? {} : { only }),
    files: files.map(({ path, bytes }) => ({ path, size: bytes.length })),
    mends,
  };
  return (await hand.ask("open", said, { parts: files.map(({ bytes }) => bytes) })).head;
}

function named(province: number | undefined): { province?: number } {
  return province === undefined ? {} : { province };
}

/** Files that come one after the other. */
function filesOf(told: { path: string; size: number }[], bytes: Uint8Array): HandedFile[] {
  let at = 0;
  return told.map(({ path, size }) => {
    at += size;
    return { path, bytes: bytes.slice(at - size, at) };
  });
}

function json<Shape>(bytes: Uint8Array): Shape {
  return JSON.parse(new TextDecoder().decode(bytes)) as Shape;
}
