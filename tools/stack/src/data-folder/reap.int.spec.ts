import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTimeOf } from '../process/process-identity.ts';
import { reapAgents } from './reap.ts';

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

const record = (startTime: unknown): string => {
  const path = join(folder, 'workspace', 'agents', 'wsp_1.json');
  writeFileSync(path, JSON.stringify({ pid: agent.pid, startTime, workspaceId: 'wsp_1' }));
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

  it('never touches a process that only has the pid of an agent', async () => {
    record('1');
    expect(await reapAgents(folder)).toBe(0);
    expect(startTimeOf(agent.pid ?? 0)).toBeDefined();
  });
});
