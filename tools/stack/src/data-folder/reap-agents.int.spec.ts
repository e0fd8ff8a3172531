import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTimeOf } from '../process/process-identity.ts';
import { reapAgents } from './reap-agents.ts';

let folder: string;
let agent: ChildProcess;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reap-'));
  mkdirSync(join(folder, 'workspace', 'agents'), { recursive: true });
  agent = spawn('sleep', ['60']);
});
afterEach(() => {
  agent.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const record = (startTime: unknown, more: object = {}): string => {
  const path = join(folder, 'workspace', 'agents', 'wsp_1.json');
  writeFileSync(path, JSON.stringify({ pid: agent.pid, startTime, workspaceId: 'wsp_1', ...more }));
  return path;
};

describe('reaping agents', () => {
  it('ends an agent that is recorded and removes its record', async () => {
    const path = record(startTimeOf(agent.pid ?? 0));
    const ended = once(agent, 'exit');
    expect(await reapAgents(folder)).toBe(1);
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(existsSync(path)).toBe(false);
  });

  it('knows the moment an agent began as a number too', async () => {
    record(Number(startTimeOf(agent.pid ?? 0)));
    expect(await reapAgents(folder)).toBe(1);
  });

  it('ends what an agent has started, however it clings', async () => {
    const parent = spawn('sh', ['-c', "trap '' TERM; setsid sleep 61 & echo $!; wait"]);
    const [child] = (await once(parent.stdout, 'data')) as [Buffer];
    const childPid = Number(String(child));
    const root = { pid: parent.pid ?? 0, startTime: startTimeOf(parent.pid ?? 0) };
    record(root.startTime, { pid: root.pid, agent: { pid: agent.pid, startTime: startTimeOf(agent.pid ?? 0) } });
    expect(await reapAgents(folder)).toBe(1);
    expect([root.pid, childPid, agent.pid ?? 0].map((pid) => startTimeOf(pid))).toEqual([undefined, undefined, undefined]);
  });

  it('trusts no record from before the machine was started', async () => {
    record(startTimeOf(agent.pid ?? 0), { bootId: 'another' });
    expect(await reapAgents(folder)).toBe(0);
  });

  it('never touches a process that only has the pid of an agent', async () => {
    record('1');
    expect(await reapAgents(folder)).toBe(0);
    expect(startTimeOf(agent.pid ?? 0)).toBeDefined();
  });
});
