/**
 * Files as they are dropped or chosen, on their way to the engine. Nothing of them leaves the machine. An origin can be read
 * again, once its files have been saved by another program.
 */

import type { HandedFile, Source } from "../engine/protocol";
import { words } from "../words";
import { filesChosen, folderChosen, hasFileWindow, hasFolderWindow } from "./windows";

export interface Origin {
  /** All files as they are now. */
  read(): Promise<Source | undefined>;
  /** Another text once a file has been saved again; only where the browser lets a page look. */
  mark?: () => Promise<string>;
}

/** A file by its path, as it is now. */
interface Found {
  path: string;
  file(): Promise<File>;
}

/** The files of an `<input type="file">`, one or many, or of a folder. */
export function chosen(files: readonly File[]): Origin {
  const found = files.map(file => ({ path: file.webkitRelativePath || file.name, file: async () => file }));
  return { read: () => read(async () => found) };
}

/** What was dropped: files, folders, or both. */
export async function dropped(transfer: DataTransfer): Promise<Origin> {
  // Both are gone after the first wait.
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
  const asked = (items as Partial<Held>[]).map(item => item.getAsFileSystemHandle?.().catch(() => null) ?? null);
  const handles = (await Promise.all(asked)).filter(handle => handle !== null);
  if (handles.length === entries.length && handles.length > 0) {
    return held(handles);
  }
  return { read: () => read(async () => (await Promise.all(entries.map(within))).flat()) };
}

/** What is missing in the language's own list of what a dropped item can do. */
interface Held {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}

/** Files and folders that the browser lets this page look at from now on. */
export function held(handles: readonly FileSystemHandle[]): Origin {
  const all = async () => (await Promise.all(handles.map(handle => below(handle, "")))).flat();
  return {
    read: () => read(all),
    async mark() {
      const found = await all();
      const files = await Promise.all(found.map(({ file }) => file()));
      return files.map(({ lastModified, size }, index) => `${found[index]?.path} ${lastModified} ${size}`).join("\n");
    },
  };
}

/** Whether the browser has the choice that lets a page look again, and has refused it all the same. */
let isRefused = false;

/**
 * The browser's own choice of files, or of a folder, which lets the page look again later; nothing when it was left. Where it
 * is refused, a plain choice is left, which `canPick` tells from then on.
 */
export async function picked(isFolder: boolean): Promise<Origin | undefined> {
  const id = "ruplem-data";
  const types = [{ description: words().openTitle, accept: TYPES }];
  try {
    const handles = await (isFolder ? folderChosen({ id }) : filesChosen({ id, multiple: true, types }));
    return handles === undefined ? undefined : held([handles].flat());
  } catch (error) {
    isRefused = true;
    throw error;
  }
}

export function canPick(): boolean {
  return !isRefused && hasFileWindow() && hasFolderWindow();
}

const TYPES = {
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx", ".xlsm"],
  "application/vnd.ms-excel": [".xls"],
  "application/vnd.oasis.opendocument.spreadsheet": [".ods"],
  "text/csv": [".csv"],
  "application/toml": [".toml"],
  "application/pdf": [".pdf"],
  "message/rfc822": [".eml"],
};

async function read(find: () => Promise<Found[]>): Promise<Source | undefined> {
  const found = await find();
  const files = await Promise.all(
    found.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await (await file()).arrayBuffer()) })),
  );
  return source(files);
}

/** One workbook is meant by itself; files of one folder are that folder; all else is a folder without a name. */
function source(files: HandedFile[]): Source | undefined {
  const [first, ...others] = files;
  if (first === undefined) {
    return undefined;
  }
  if (others.length === 0 && !first.path.includes("/")) {
    return { name: first.path, only: first.path, files };
  }
  const folder = first.path.slice(0, first.path.indexOf("/") + 1);
  if (folder !== "" && files.every(({ path }) => path.startsWith(folder))) {
    const below = files.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes }));
    return { name: folder.slice(0, -1), files: below };
  }
  return { name: "ชุดข้อมูล", files };
}

async function within(entry: FileSystemEntry): Promise<Found[]> {
  if (isFile(entry)) {
    const file = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  if (!isFolder(entry)) {
    return [];
  }
  const found: Found[] = [];
  const reader = entry.createReader();
  // A folder is read a hundred names at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return found;
    }
    for (const one of some) {
      found.push(...(await within(one)));
    }
  }
}

async function below(handle: FileSystemHandle, before: string): Promise<Found[]> {
  const path = `${before}${handle.name}`;
  if (handle.kind === "file") {
    return [{ path, file: () => (handle as FileSystemFileHandle).getFile() }];
  }
  const found: Found[] = [];
  for await (const one of (handle as FileSystemDirectoryHandle).values()) {
    found.push(...(await below(one, `${path}/`)));
  }
  // A folder tells its names in an order of its own.
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
