import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachableNode } from '../../testing/reachable-node.ts';
import { askShellAgent, writeShellAgent } from '../../testing/shell-agent.ts';
import { LocalDriver } from './local-driver.ts';
import { argumentsOf, readProcessTable } from './process-table.ts';
import { waitUntil } from './wait-until.ts';
import { placesOf } from './workspace-places.ts';

const isRoot = process.getuid?.() === 0;
const first: WorkspaceId = 'wsp_01JD00000000000000000000A1';
const second: WorkspaceId = 'wsp_01JD00000000000000000000B2';
const uidOf = (offset: number): number | undefined => (isRoot ? 200_000 + 31_000 + (process.pid % 10_000) * 2 + offset : undefined);

describe.each([{ isolation: 'namespace' as const }, { isolation: 'none' as const }])(
  'the local driver with isolation $isolation',
  ({ isolation }) => {
    let folder: string;
    let driver: LocalDriver;
    let folders: { data: string; run: string };

    const makeDriver = (): LocalDriver =>
      new LocalDriver({
        ...folders,
        program: { bundle: writeShellAgent(folder), node: reachableNode() },
        ...(isolation === 'none' ? { isolation } : {}),
      });
    const ask = async (workspaceId: WorkspaceId, command: string): Promise<string> =>
      askShellAgent(await driver.connect(workspaceId), command);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cst-driver-'));
      chmodSync(folder, 0o711);
      folders = { data: join(folder, 'data'), run: join(folder, 'run') };
      driver = makeDriver();
      await driver.ensure({ workspaceId: first, generation: 1, uid: uidOf(0) });
      await driver.ensure({ workspaceId: second, generation: 1, uid: uidOf(1) });
    });

    afterAll(async () => {
      await driver.remove(first);
      await driver.remove(second);
      await driver.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('runs the agent without any capability, as a user that is not root', async () => {
      expect((await driver.capabilities()).isolation).toBe(isolation);
      expect(await ask(first, 'grep CapEff /proc/self/status')).toBe('CapEff:\t0000000000000000');
      if (isRoot) expect(await ask(first, 'id -u')).toBe(String(uidOf(0)));
      else expect(await ask(first, 'id -u')).not.toBe('0');
    });

    it('limits its processes, dumps no cores and lets no program gain rights', async () => {
      const limits = await ask(first, "grep -E 'processes|core file' /proc/self/limits; grep NoNewPrivs /proc/self/status");
      expect(limits).toMatch(/Max core file size\s+0\s+0/);
      if (isRoot) expect(limits).toMatch(/Max processes\s+4096\s+4096/);
      expect(limits).toContain('NoNewPrivs:\t1');
    });

    it('gives it its own Node first on the PATH, a home and a writable root', async () => {
      expect(await ask(first, 'command -v node')).toBe(reachableNode());
      expect(await ask(first, 'cd && echo hello > a && cat a && cd - && echo x > b && cat b')).toContain('hello');
    });

    it.runIf(isRoot || isolation === 'namespace')('cannot read another workspace', async () => {
      await ask(second, 'echo secret > note');
      const path = join(placesOf(folders, second).files, 'note');
      expect(existsSync(path)).toBe(true);
      expect(await ask(first, `cat ${path} || true`)).not.toContain('secret');
      expect(await ask(first, `ls ${placesOf(folders, second).socketFolder} 2>&1 || true`)).not.toContain('agent.sock');
    });

    it.runIf(isolation === 'namespace')('sees neither the data folder nor the processes of the host', async () => {
      expect(await ask(first, `ls ${folders.data} 2>&1 || true`)).toContain('No such file');
      expect(await ask(first, 'ls /root /home 2>&1; true')).not.toContain('.cache');
      expect(Number(await ask(first, "ls /proc | grep -c '^[0-9]'"))).toBeLessThan(10);
    });

    it.runIf(isRoot)('cannot put anything else where its socket is', async () => {
      const shown = isolation === 'namespace' ? '/run/constellation' : placesOf(folders, first).socketFolder;
      expect(await ask(first, `rm ${shown}/agent.sock 2>&1; ln -s /x ${shown}/y 2>&1; ls ${shown}/agent.sock`)).toContain(
        'Permission denied',
      );
      expect(statSync(placesOf(folders, first).socket).isSocket()).toBe(true);
    });

    it('starts nothing for a generation that runs, and lets a later service process adopt it', async () => {
      const before = await ask(first, 'cat /proc/$PPID/stat');
      const later = makeDriver();
      expect(await later.ensure({ workspaceId: first, generation: 1, uid: uidOf(0) })).toMatchObject({ state: 'running', generation: 1 });
      await later.close();
      expect((await ask(first, 'cat /proc/$PPID/stat')).split(' ')[21]).toBe(before.split(' ')[21]);
    });

    it('refuses an older generation and replaces it by a newer one', async () => {
      await driver.ensure({ workspaceId: first, generation: 3, uid: uidOf(0) });
      await expect(driver.ensure({ workspaceId: first, generation: 2, uid: uidOf(0) })).rejects.toMatchObject({
        fault: 'stale-generation',
      });
      expect(await driver.list()).toContainEqual({ workspaceId: first, generation: 3, isolation, state: 'running' });
    });

    it('keeps the files and ends every process at a stop, setsid children included', async () => {
      const marker = `cst${String(process.pid)}${isolation}`;
      const sleeping = () => readProcessTable().filter((entry) => argumentsOf(entry.pid).join(' ').includes(marker));
      await ask(
        first,
        `echo kept > kept.txt; setsid nohup sh -c 'sleep 600; : ${marker}' >/dev/null 2>&1 & setsid setsid sh -c 'trap "" TERM HUP; sleep 600; : ${marker}' >/dev/null 2>&1 &`,
      );
      expect(await waitUntil(() => sleeping().length >= 2, 3_000)).toBe(true);
      await driver.stop(first, { graceMs: 1_000 });
      expect(sleeping()).toEqual([]);
      expect((await driver.list()).some((found) => found.workspaceId === first)).toBe(false);
      await expect(driver.connect(first)).rejects.toMatchObject({ fault: 'not-running' });
      await driver.ensure({ workspaceId: first, generation: 4, uid: uidOf(0) });
      expect(await ask(first, 'cat kept.txt')).toBe('kept');
    });

    it('tells when an agent ended by itself', async () => {
      const told: string[] = [];
      driver.onExit((workspaceId, generation) => told.push(`${workspaceId} ${String(generation)}`));
      await ask(first, 'kill -9 $PPID').catch(() => undefined);
      expect(await waitUntil(() => told.includes(`${first} 4`), 3_000)).toBe(true);
      await driver.stop(first, { graceMs: 0 });
    });

    it('says where to look when an agent does not start', async () => {
      const broken = 'wsp_01JD000000000000000000DEAD' as WorkspaceId;
      await expect(driver.ensure({ workspaceId: broken, generation: 1, uid: uidOf(0) })).rejects.toMatchObject({
        fault: 'agent-did-not-start',
      });
      await driver.remove(broken);
      expect(existsSync(placesOf(folders, broken).top)).toBe(false);
    });
  },
);
