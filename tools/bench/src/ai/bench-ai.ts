import { join } from 'node:path';
import type { Browser } from '../client/browser.ts';
import { createProject, openWorkspace } from '../client/open-workspace.ts';
import { signUpFirst, signUpPeople } from '../client/sign-up-people.ts';
import { startBenchStack } from '../machine/bench-stack.ts';
import type { Measurement } from '../report/measurement.ts';
import { spread } from '../report/spread.ts';
import { type FollowedRun, followClockRun } from './follow-clock-run.ts';

/** Each of another person in a project of their own: Claude works once at a time in a project. */
const runs = 20;
/** As many as scripts/clock.json sends. */
const ticks = 750;

/** How much later than the provider sent them the chunks of 20 answers at the same time are on the browsers' sockets. */
export const benchAi = async (say: (text: string) => void): Promise<Measurement[]> => {
  const running = await startBenchStack({ STAND_IN_SCRIPTS: join(import.meta.dirname, 'scripts') });
  try {
    const browsers = await signUpPeople(await signUpFirst(running.site), runs);
    const seats: Seat[] = [];
    for (const browser of browsers) seats.push(await takeSeat(browser));
    say(`${runs} people have a running workspace; ${runs} runs begin, ${ticks} chunks each`);
    const followed = await Promise.all(seats.map(({ browser, projectId }, number) => followClockRun(browser, projectId, `run-${number}`)));
    const total = (countOf: (run: FollowedRun) => number): number => followed.reduce((sum, run) => sum + countOf(run), 0);
    return [
      ...spread(
        'chunk to browser',
        followed.flatMap(({ delaysMs }) => delaysMs),
        [0.5, 0.95, 0.99, 1],
        { 0.95: 50 },
      ),
      { name: 'chunks that did not arrive', unit: 'chunks', value: runs * ticks - total(({ delaysMs }) => delaysMs.length), goal: 0 },
      { name: 'chunks out of order or twice', unit: 'chunks', value: total(({ outOfOrder }) => outOfOrder), goal: 0 },
      { name: 'event ids with a gap', unit: 'gaps', value: total(({ breaks }) => breaks), goal: 0 },
    ];
  } finally {
    await running.end();
  }
};

interface Seat {
  browser: Browser;
  projectId: string;
}

const takeSeat = async (browser: Browser): Promise<Seat> => {
  const { id: projectId } = await createProject(browser, 'Project');
  await openWorkspace(browser, projectId);
  return { browser, projectId };
};
