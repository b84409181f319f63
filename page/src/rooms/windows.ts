/** The browser's own windows in which files and folders are chosen: what is chosen there a page may look at later, or write to. */

interface Windows {
  showOpenFilePicker?: (options: object) => Promise<FileSystemHandle[]>;
  showDirectoryPicker?: (options: object) => Promise<FileSystemDirectoryHandle>;
}

function windows(): Windows {
  return globalThis as Windows;
}

export function hasFileWindow(): boolean {
  return windows().showOpenFilePicker !== undefined;
}

export function hasFolderWindow(): boolean {
  return windows().showDirectoryPicker !== undefined;
}

/** The files that are chosen; nothing when the window was left. */
export function filesChosen(options: object): Promise<FileSystemHandle[] | undefined> {
  return unlessLeft(windows().showOpenFilePicker?.(options));
}

/** The folder that is chosen; nothing when the window was left. */
export function folderChosen(options: object): Promise<FileSystemDirectoryHandle | undefined> {
  return unlessLeft(windows().showDirectoryPicker?.(options));
}

async function unlessLeft<Chosen>(chosen: Promise<Chosen> | undefined): Promise<Chosen | undefined> {
  try {
    return await chosen;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      return undefined;
    }
    throw error;
  }
}
