import { FolderRefused } from '../data-folder/data-folder.ts';
import { recordedPart, recordPart, rememberedPart } from '../data-folder/part-record.ts';
import { findMongod } from '../parts/find-mongod.ts';
import type { Part, PartSearch } from '../parts/part.ts';

/**
 * The mongod for a data folder: the very program that wrote its data while that is there, else one of the same major
 * version, which alone may open it.
 *
 * @throws FolderRefused when only another major version is to be had.
 */
export async function chooseMongod(dataFolder: string, search: PartSearch): Promise<Part> {
  const recorded = await recordedPart(dataFolder, 'mongod');
  if (recorded) return recorded;
  const remembered = rememberedPart(dataFolder, 'mongod');
  const found = await findAgain(remembered, search);
  if (remembered && majorOf(remembered) !== majorOf(found)) throw new FolderRefused(otherMajor(dataFolder, remembered, found));
  recordPart(dataFolder, found);
  return found;
}

async function findAgain(remembered: Part | undefined, search: PartSearch): Promise<Part> {
  const found = await findMongod(search);
  if (!remembered || majorOf(remembered) === majorOf(found)) return found;
  return findMongod(search, remembered.source).catch(() => found);
}

function majorOf(part: Part): string | undefined {
  return part.version.split('.')[0];
}

function otherMajor(folder: string, remembered: Part, found: Part): string {
  return (
    `The data in ${folder} was written by MongoDB ${remembered.version} (${remembered.source}) and this machine now has ${found.version} (${found.source}), ` +
    `which cannot open it: install MongoDB ${majorOf(remembered)} again, or move the data with mongodump and mongorestore into a new folder named by CONSTELLATION_DATA.`
  );
}
