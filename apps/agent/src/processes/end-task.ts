import { endProcesses, type EndOptions } from './end-processes.ts';
import { endableProcesses, readProcessTable, taskVariable, variableOf, withDescendants } from './process-table.ts';

/** The live processes of a task: its first one, its session, what carries its mark, and what descends from any of them. */
const membersOf = (task: string, leader: number | undefined): number[] => {
  const table = endableProcesses(readProcessTable());
  const roots = new Set<number>();
  for (const { pid, session } of table) {
    if (pid === leader || session === leader || variableOf(pid, taskVariable) === task) roots.add(pid);
  }
  return [...withDescendants(table, roots)];
};

/** Ends everything a terminal or command started, whatever sessions and groups it moved to. Answers false when something survived. */
export const endTask = (task: string, leader: number | undefined, options: EndOptions): Promise<boolean> =>
  endProcesses(() => membersOf(task, leader), options);
