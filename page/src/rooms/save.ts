/** Gives the officer a file, as a download. */

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function save(name: string, content: Uint8Array | Blob, type = ""): void {
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
