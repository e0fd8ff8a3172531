import type { BroughtFile } from './explorer.ts';

const readEntries = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

async function* walk(entry: FileSystemEntry, prefix: string): AsyncGenerator<BroughtFile> {
  const path = prefix + entry.name;
  if (entry.isFile) {
    yield { path, content: await fileOf(entry as FileSystemFileEntry) };
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader answers at most a hundred entries at a time, and none at the end.
  for (let part = await readEntries(reader); part.length > 0; part = await readEntries(reader)) {
    for (const child of part) yield* walk(child, `${path}/`);
  }
}

/** The files of a drop, folders walked through. The entries must be asked for before the event is over. */
export const droppedFiles = async (transfer: DataTransfer): Promise<BroughtFile[]> => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: BroughtFile[] = [];
  for (const entry of entries) for await (const file of walk(entry, '')) files.push(file);
  return files;
};

/** Lets the person choose files; empty when they leave. */
export const chosenFiles = (): Promise<BroughtFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map((file) => ({ path: file.name, content: file }))));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
