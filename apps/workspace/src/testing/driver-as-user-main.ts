import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { LocalDriver } from '../driver/local/local-driver.ts';
import { placesOf } from '../driver/local/workspace-places.ts';
import { askShellAgent } from './shell-agent.ts';

/** Run as a program by a user that is not root: what a workspace looks like on a laptop. */
const [folder = '', bundle = '', isolation = ''] = process.argv.slice(2);
const folders = { data: join(folder, 'data'), run: join(folder, 'run') };
const driver = new LocalDriver({ ...folders, program: { bundle, node: process.execPath }, ...(isolation === 'none' ? { isolation } : {}) });
const workspaceId: WorkspaceId = 'wsp_01JD00000000000000000000C3';
const ask = async (command: string): Promise<string> => askShellAgent(await driver.connect(workspaceId), command);

await driver.ensure({ workspaceId, generation: 1, uid: undefined });
const facts = {
  isolation: (await driver.capabilities()).isolation,
  capabilities: await ask('grep CapEff /proc/self/status'),
  data: await ask(`ls -d ${folders.data} 2>&1; true`),
  children: await ask(
    "setsid nohup sleep 613 >/dev/null 2>&1 & setsid sh -c 'trap \"\" TERM HUP; exec sleep 614' >/dev/null 2>&1 & sleep 0.1; pgrep -f 'sleep 61[34]' | wc -l",
  ),
};
await driver.stop(workspaceId, { graceMs: 500 });
process.stdout.write(JSON.stringify({ ...facts, kept: existsSync(placesOf(folders, workspaceId).files) }));
await driver.remove(workspaceId);
await driver.close();
