import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { reachableNode } from '../../testing/reachable-node.ts';
import { writeShellAgent } from '../../testing/shell-agent.ts';
import { argumentsOf, readProcessTable } from './process-table.ts';

const identity = process.getuid?.() === 0 ? { uid: 1234, gid: 1234 } : {};

it.each(['namespace', 'none'])(
  'runs without capabilities and leaves nothing behind for an ordinary user, isolation %s',
  async (isolation) => {
    const folder = mkdtempSync(join(tmpdir(), 'cst-user-'));
    chmodSync(folder, 0o777);
    try {
      const program = join(import.meta.dirname, '../../testing/driver-as-user-main.ts');
      const flags = ['--conditions=@constellation/source', '--experimental-transform-types', '--disable-warning=ExperimentalWarning'];
      const { stdout } = await promisify(execFile)(reachableNode(), [...flags, program, folder, writeShellAgent(folder), isolation], {
        ...identity,
        timeout: 20_000,
      });
      const facts = JSON.parse(stdout) as Record<string, string>;
      expect(facts).toMatchObject({ isolation, capabilities: 'CapEff:\t0000000000000000', kept: true });
      expect(Number(facts['children'])).toBeGreaterThanOrEqual(2);
      if (isolation === 'namespace') expect(facts['data']).toContain('No such file');
      expect(readProcessTable().filter((entry) => /sleep\s61[34]/.test(argumentsOf(entry.pid).join(' ')))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
