import type { Operation } from '@constellation/contracts-kernel';

const mostPerInstance = 1_000;
const mostPerOperation = 250;

/**
 * Counts what runs, per instance and operation. Above a cap a call is refused at once: a queue would only make
 * everyone's answer late.
 */
export class InFlightLimits {
  private readonly running = new Map<string, number>();
  private total = 0;

  get count(): number {
    return this.total;
  }

  /** `false`: refuse. Each `true` is given back with `leave`. */
  enter(operation: Operation): boolean {
    const running = this.running.get(operation.name) ?? 0;
    if (this.total >= mostPerInstance || running >= (operation.maxInFlight ?? mostPerOperation)) return false;
    this.running.set(operation.name, running + 1);
    this.total++;
    return true;
  }

  leave(operation: Operation): void {
    this.running.set(operation.name, (this.running.get(operation.name) ?? 1) - 1);
    this.total--;
  }
}
