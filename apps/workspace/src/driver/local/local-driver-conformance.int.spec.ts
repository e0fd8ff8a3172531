import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWorkspaceDriver, type DriverWorld } from '@constellation/testing-server';
import { bundleApp } from '../../testing/bundle-app.ts';
import { reachableNode } from '../../testing/reachable-node.ts';
import { LocalDriver } from './local-driver.ts';
import { placesOf } from './workspace-places.ts';

const isRoot = process.getuid?.() === 0;
const first = 'wsp_01JD00000000000000000000E5';
const second = 'wsp_01JD00000000000000000000F6';

const makeWorld = (isolation: 'namespace' | 'none', firstUid: number) => async (): Promise<DriverWorld> => {
  const folder = mkdtempSync(join(tmpdir(), 'cst-conf-'));
  chmodSync(folder, 0o711);
  const program = { bundle: await bundleApp('agent', join(folder, 'agent')), node: reachableNode() };
  const folders = { data: join(folder, 'data'), run: join(folder, 'run') };
  const uid = isRoot ? firstUid + (process.pid % 10_000) * 2 : undefined;
  return {
    makeDriver: () => new LocalDriver({ ...folders, program, ...(isolation === 'none' ? { isolation } : {}) }),
    specs: [
      { workspaceId: first, uid },
      { workspaceId: second, uid: uid === undefined ? undefined : uid + 1 },
    ],
    ...(isRoot || isolation === 'namespace' ? { secretFolder: placesOf(folders, second).files } : {}),
    cleanUp: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};

describeWorkspaceDriver('local (namespace)', makeWorld('namespace', 260_000));
describeWorkspaceDriver('local (no namespace)', makeWorld('none', 290_000));
