import { fileVerbs } from './verbs/file-verbs.ts';
import { portVerbs } from './verbs/port-verbs.ts';
import { processVerbs } from './verbs/process-verbs.ts';
import { searchVerbs } from './verbs/search-verbs.ts';
import { snapshotVerbs } from './verbs/snapshot-verbs.ts';
import { systemVerbs } from './verbs/system-verbs.ts';
import { terminalVerbs } from './verbs/terminal-verbs.ts';

/** Every verb an agent answers. */
export const agentVerbs = {
  ...fileVerbs,
  ...processVerbs,
  ...terminalVerbs,
  ...searchVerbs,
  ...portVerbs,
  ...snapshotVerbs,
  ...systemVerbs,
};
