import type { Browser } from './browser.ts';

/** Runs a shell command in a workspace and answers what it printed. An exit code that is not 0 is an error. */
export const runInWorkspace = async (browser: Browser, workspaceId: string, command: string): Promise<string> => {
  const { status, body } = await browser.ask('POST', `/workspaces/${workspaceId}/exec`, { body: { command } });
  const lines = body.toString('utf8').trim().split('\n');
  const events = lines.map((line) => JSON.parse(line) as { type: string; text?: string; exitCode?: number });
  const exit = events.find(({ type }) => type === 'exit');
  if (status !== 200 || exit?.exitCode !== 0) throw new Error(`"${command}" failed: ${body.toString('utf8').slice(-500)}`);
  return events.map(({ text = '' }) => text).join('');
};
