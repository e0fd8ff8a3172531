import { setTimeout as delay } from 'node:timers/promises';
import { createProject, openWorkspace } from '../client/open-workspace.ts';
import { signUpFirst } from '../client/sign-up-people.ts';
import { pssOf } from '../machine/process-memory.ts';
import type { Measurement } from '../report/measurement.ts';
import { type LaunchedStack, launchStack } from './launched-stack.ts';

const idleMs = 60_000;
const workspaces = 5;

/** What the product holds in memory when nobody uses it, and what a workspace adds that nobody uses. */
export const benchMemory = async (say: (text: string) => void): Promise<Measurement[]> => {
  const running = await launchStack();
  try {
    const first = await signUpFirst(running.site);
    say('idle for 60 s');
    await delay(idleMs);
    const empty = memoryOf(running);
    for (let number = 1; number <= workspaces; number += 1) {
      const project = await createProject(first, `Project ${number}`);
      await openWorkspace(first, project.id);
    }
    say(`${workspaces} workspaces run; idle for another 60 s`);
    await delay(idleMs);
    const full = memoryOf(running);
    return [
      { name: 'all but MongoDB and Redis, idle', unit: 'MB', value: sum(empty), goal: 700 },
      ...[...empty].map(([name, value]) => ({ name: `of it ${name}`, unit: 'MB', value })),
      { name: 'added by an idle workspace', unit: 'MB', value: (sum(full) - sum(empty)) / workspaces, goal: 60 },
      { name: 'of it its agent', unit: 'MB', value: ((full.get('workspaces') ?? 0) - (empty.get('workspaces') ?? 0)) / workspaces },
    ];
  } finally {
    await running.end();
  }
};

const memoryOf = (running: LaunchedStack): Map<string, number> => {
  const memory = new Map<string, number>();
  for (const { name, pid } of running.processes()) memory.set(name, (memory.get(name) ?? 0) + pssOf(pid));
  return memory;
};

const sum = (memory: Map<string, number>): number => [...memory.values()].reduce((total, value) => total + value, 0);
