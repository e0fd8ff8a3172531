import { join } from 'node:path';
import { answersOk } from '../process/answers-ok.ts';
import { acceptsConnections } from '../process/accepts-connections.ts';
import { SupervisedProgram, type SupervisionEvents } from '../process/supervised-program.ts';
import { serviceEnvironment, type StackFacts } from './service-environment.ts';
import { serviceNames, type ServiceName } from './service-name.ts';
import { serviceProgram } from './service-program.ts';

const readyWithinMs = 90_000;
const edgeGraceMs = 8000;
const serviceGraceMs = 15_000;

/** The four services, and the demo provider when no other is configured. */
export class ServiceSet {
  readonly #services = new Map<string, SupervisedProgram>();
  readonly #standIn: SupervisedProgram | undefined;

  constructor(facts: StackFacts, env: NodeJS.ProcessEnv, events: SupervisionEvents) {
    for (const name of serviceNames) {
      const port = facts.ports.internal[name];
      const main = join(facts.checkout, 'apps', name, facts.output, 'main.js');
      const program = serviceProgram(name, main, facts.dataFolder, serviceEnvironment(name, facts, env));
      const isReady = (): Promise<boolean> => answersOk(port, '/health/ready');
      this.#services.set(name, new SupervisedProgram({ program, port, isReady, events }));
    }
    if (facts.demoProvider) this.#standIn = standIn(facts, env, events);
  }

  async start(signal?: AbortSignal): Promise<void> {
    const all = [...this.#services.values(), ...(this.#standIn ? [this.#standIn] : [])];
    for (const program of all) program.start();
    await Promise.all(all.map((program) => program.untilReady(readyWithinMs, signal)));
  }

  /** The gateway first, so that what it has accepted can still be answered by the others. */
  async stop(isUrgent: boolean): Promise<void> {
    const gateway = this.#services.get('gateway');
    const others = [...this.#services.values(), ...(this.#standIn ? [this.#standIn] : [])].filter((one) => one !== gateway);
    await gateway?.stop(isUrgent ? 0 : edgeGraceMs);
    await Promise.all(others.map((program) => program.stop(isUrgent ? 0 : serviceGraceMs)));
  }

  /** Ends a program in order and starts it again, for a new build of it. */
  async restart(name: string): Promise<void> {
    const program = this.#services.get(name) ?? (name === this.#standIn?.name ? this.#standIn : undefined);
    await program?.stop(edgeGraceMs);
    program?.start();
  }

  /** Ends a service like a crash; resolves once it is back and ready. */
  async kill(name: ServiceName): Promise<void> {
    const service = this.#services.get(name);
    await service?.kill();
    await service?.untilReady(readyWithinMs);
  }
}

function standIn(facts: StackFacts, env: NodeJS.ProcessEnv, events: SupervisionEvents): SupervisedProgram {
  const folder = join(facts.checkout, 'tools', 'anthropic-stand-in');
  const port = facts.ports.standIn;
  const own = { HOST: '127.0.0.1', PORT: String(port), STAND_IN_SCRIPTS: env['STAND_IN_SCRIPTS'] };
  const program = serviceProgram('anthropic-stand-in', join(folder, facts.output, 'main.js'), facts.dataFolder, {
    PATH: env['PATH'],
    ...own,
  });
  return new SupervisedProgram({ program, port, isReady: () => acceptsConnections(port), events });
}
