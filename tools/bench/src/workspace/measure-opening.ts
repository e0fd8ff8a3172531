import type { Browser } from '../client/browser.ts';
import { createProject, openWorkspace } from '../client/open-workspace.ts';
import { Terminal } from '../client/terminal.ts';

/** A running workspace with one attached terminal. */
export interface OpenedWorkspace {
  browser: Browser;
  workspaceId: string;
  terminalId: string;
  terminal: Terminal;
}

/** Times of one opening in milliseconds, each from the request that makes the workspace. */
export interface Opening extends OpenedWorkspace {
  runningMs: number;
  promptMs: number;
}

/** Makes a project, then opens its workspace until a shell shows its prompt. The project's own creation is not counted. */
export const measureOpening = async (browser: Browser, name: string, template?: string): Promise<Opening> => {
  const project = await createProject(browser, name, template);
  const begun = performance.now();
  const { id: workspaceId } = await openWorkspace(browser, project.id);
  const runningMs = performance.now() - begun;
  const { terminal, id: terminalId } = await Terminal.open(browser, workspaceId);
  await terminal.untilPrompt();
  return { browser, workspaceId, terminalId, terminal, runningMs, promptMs: performance.now() - begun };
};
