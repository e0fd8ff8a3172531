import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../parts/part.ts';
import { checksum } from '../parts/checksum.ts';
import { readJson, writeJson } from './json-file.ts';

type RecordedPart = Part & { size: number; modified: number };

/** The part this data folder was last opened with, if the program is still there, byte for byte. */
export async function recordedPart(dataFolder: string, name: Part['name']): Promise<Part | undefined> {
  const record = readParts(dataFolder)[name];
  if (!record) return undefined;
  const file = statSync(record.path, { throwIfNoEntry: false });
  if (!file) return undefined;
  const untouched = file.size === record.size && file.mtimeMs === record.modified;
  return untouched || (await checksum(record.path)) === record.sha256 ? record : undefined;
}

/** What the folder remembers of a part, whether or not the program is still there. */
export function rememberedPart(dataFolder: string, name: Part['name']): Part | undefined {
  return readParts(dataFolder)[name];
}

/** Remembers a part with its source, version and checksum. */
export function recordPart(dataFolder: string, part: Part): void {
  const { size, mtimeMs } = statSync(part.path);
  writeJson(recordPath(dataFolder), { ...readParts(dataFolder), [part.name]: { ...part, size, modified: mtimeMs } });
}

function readParts(dataFolder: string): Partial<Record<Part['name'], RecordedPart>> {
  return (readJson(recordPath(dataFolder)) as Partial<Record<Part['name'], RecordedPart>> | undefined) ?? {};
}

function recordPath(dataFolder: string): string {
  return join(dataFolder, 'parts.json');
}
