import { setTimeout as delay } from 'node:timers/promises';
import { get } from 'node:http';
import { Terminal } from '../client/terminal.ts';
import type { BenchStack } from '../machine/bench-stack.ts';
import type { OpenedWorkspace } from './measure-opening.ts';

const lookEveryMs = 5;
const retryEveryMs = 50;

/** Milliseconds after the service was killed. */
export interface Reattach {
  /** Until the service that was started in its place is ready. */
  readyMs: number;
  /** Until each person's terminal showed again what they typed. */
  backMs: number[];
}

/** Kills the workspace service without a warning while people have terminals open, and waits until all can type again. */
export const measureReattach = async ({ processOf }: BenchStack, opened: readonly OpenedWorkspace[]): Promise<Reattach> => {
  const { pid, port } = processOf('workspace');
  const back = opened.map((each) => closed(each.terminal).then(() => comeBack(each)));
  const begun = performance.now();
  process.kill(pid, 'SIGKILL');
  const ready = untilReady(port, () => processOf('workspace').pid !== pid).then(() => performance.now() - begun);
  const backMs = await Promise.all(back.map((each) => each.then(() => performance.now() - begun)));
  return { readyMs: await ready, backMs };
};

const closed = (terminal: Terminal): Promise<void> => new Promise((resolve) => terminal.onClose(resolve));

const comeBack = async (opened: OpenedWorkspace): Promise<void> => {
  for (;;) {
    try {
      opened.terminal = await Terminal.attach(opened.browser, opened.workspaceId, opened.terminalId);
      await opened.terminal.echo('~');
      return;
    } catch {
      await delay(retryEveryMs);
    }
  }
};

const untilReady = async (port: number, isAnother: () => boolean): Promise<void> => {
  while (!(isAnother() && (await answersOk(port)))) await delay(lookEveryMs);
};

const answersOk = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const asking = get({ host: '127.0.0.1', port, path: '/health/ready', timeout: 500 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asking.once('error', () => resolve(false));
  });
