/** Files as they are dropped or chosen, on their way to the engine. Nothing of them leaves the machine. */

import type { HandedFile, Source } from "../engine/protocol";

/** The files of an `<input type="file">`, one or many, or of a folder. */
export async function chosen(files: readonly File[]): Promise<Source | undefined> {
  return source(await Promise.all(files.map(file => handed(file.webkitRelativePath || file.name, file))));
}

/** What was dropped: files, folders, or both. */
export async function dropped(transfer: DataTransfer): Promise<Source | undefined> {
  // Entries are gone after the first wait.
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
  const files: HandedFile[] = [];
  for (const entry of entries) {
    files.push(...(await within(entry)));
  }
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

async function within(entry: FileSystemEntry): Promise<HandedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [await handed(entry.fullPath.replace(/^\//, ""), file)];
  }
  if (!isFolder(entry)) {
    return [];
  }
  const files: HandedFile[] = [];
  const reader = entry.createReader();
  // A folder is read a hundred names at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return files;
    }
    for (const one of some) {
      files.push(...(await within(one)));
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function handed(path: string, file: File): Promise<HandedFile> {
  return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
}
