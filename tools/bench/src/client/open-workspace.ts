import type { Project } from '@constellation/contracts-project';
import { transientWorkspaceStates, type Workspace } from '@constellation/contracts-workspace';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from './browser.ts';
import { LiveSocket } from './live-socket.ts';

const lookAgainMs = 1000;

/** Makes a project from a template. */
export const createProject = (browser: Browser, name: string, template = 'blank'): Promise<Project> =>
  browser.call<Project>('POST', '/projects', {
    headers: { 'idempotency-key': randomUUID() },
    body: { name, source: { kind: 'template', template } },
  });

/** Opens a project's workspace and waits until it runs, by hints as the IDE does, never by asking in a loop. */
export const openWorkspace = async (browser: Browser, projectId: Project['id']): Promise<Workspace> => {
  const live = await LiveSocket.open(browser);
  const workspace = await browser.call<Workspace>('POST', `/projects/${projectId}/workspace`, { body: {} });
  let changed = Promise.withResolvers<unknown>();
  live.subscribe({ resource: 'workspace', id: workspace.id }, () => changed.resolve(undefined));
  try {
    for (let now = workspace; now.state !== 'running';) {
      if (!transientWorkspaceStates.includes(now.state))
        throw new Error(`The workspace is ${now.state}: ${now.reason?.message ?? 'no reason'}`);
      await Promise.race([changed.promise, delay(lookAgainMs)]);
      changed = Promise.withResolvers();
      now = await browser.call<Workspace>('GET', `/workspaces/${workspace.id}`);
    }
    return workspace;
  } finally {
    live.close();
  }
};
