import { signUpFirst, signUpPeople } from '../client/sign-up-people.ts';
import { arrivals } from '../load/arrivals.ts';
import { deal } from '../load/deal.ts';
import { runOpenLoop } from '../load/run-open-loop.ts';
import { seededRandom } from '../load/seeded-random.ts';
import { type BenchStack, startBenchStack } from '../machine/bench-stack.ts';
import { processorTimes } from '../machine/processor-times.ts';
import type { Measurement } from '../report/measurement.ts';
import { spread } from '../report/spread.ts';
import { type Actor, giveWorkspace, prepareActor } from './actor.ts';
import { countFailures, type Outcome } from './count-failures.ts';
import { makeRequests, type Requests } from './make-requests.ts';
import { mix, type RequestKind } from './mix.ts';

const people = 200;
const workspaces = 10;
const requestsPerSecond = 170;
const seconds = 60;
const warmUpSeconds = 10;
const goalMs = 50;

interface Asked {
  kind: RequestKind;
  tookMs: number;
  outcome: Outcome;
}

/** 170 requests a second by 200 people for a minute, under the limits that are shipped. */
export const benchApi = async (say: (text: string) => void): Promise<Measurement[]> => {
  const running = await startBenchStack();
  try {
    const everyone = await gatherPeople(running, say);
    const requests = makeRequests(everyone, everyone.slice(0, workspaces));
    await load(requests, warmUpSeconds, 1);
    say('warmed up; the clock starts');
    const before = processorTimes(running.processes());
    const asked = await load(requests, seconds, 2);
    const used = processorTimes(running.processes());
    for (const { browser } of everyone) browser.close();
    const perRequest = [...used].map(([name, value]) => ({ name, value: (value - (before.get(name) ?? 0)) / asked.length }));
    return [
      ...figuresOf(asked, say),
      ...perRequest.map(({ name, value }) => ({ name: `processor time per request, ${name}`, unit: 'ms', value })),
    ];
  } finally {
    await running.end();
  }
};

const gatherPeople = async ({ site }: BenchStack, say: (text: string) => void): Promise<Actor[]> => {
  const browsers = await signUpPeople(await signUpFirst(site), people);
  say(`${browsers.length} people have signed up`);
  const everyone: Actor[] = [];
  for (const [index, browser] of browsers.entries()) everyone.push(await prepareActor(browser, index + 1));
  for (const actor of everyone.slice(0, workspaces)) await giveWorkspace(actor);
  say(`each has a project, ${workspaces} a running workspace`);
  // Sessions last five minutes; nobody's shall end while the clock runs.
  for (const { browser } of everyone) await browser.enter('/auth/refresh', {});
  return everyone;
};

const load = async (requests: Requests, duration: number, seed: number): Promise<Asked[]> => {
  const random = seededRandom(seed);
  const schedule = arrivals(requestsPerSecond, duration, random);
  const kinds = deal(schedule.length, mix, random);
  const timed = await runOpenLoop(schedule, async (index) => {
    const kind = kinds[index] ?? 'who am I';
    const outcome: Outcome = await requests[kind]().then(
      ({ status }) => status,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    return { kind, outcome };
  });
  return timed.map(({ tookMs, result }) => ({ ...result, tookMs }));
};

const figuresOf = (asked: readonly Asked[], say: (text: string) => void): Measurement[] => {
  const failures = countFailures(asked);
  for (const line of failures.lines) say(`not answered well: ${line}`);
  const kinds = Object.keys(mix) as RequestKind[];
  const took = (kind?: RequestKind): number[] =>
    asked.filter((each) => kind === undefined || each.kind === kind).map(({ tookMs }) => tookMs);
  return [
    ...spread('all requests', took(), [0.5, 0.95, 0.99, 1], { 0.95: goalMs }),
    { name: 'errors', unit: 'requests', value: failures.other, goal: 0 },
    { name: 'refused by limits (429)', unit: 'requests', value: failures.limited, goal: 0 },
    { name: 'asked', unit: 'requests', value: asked.length },
    ...kinds.flatMap((kind) => spread(kind, took(kind), [0.5, 0.95])),
  ];
};
