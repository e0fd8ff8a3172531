import { Injectable } from '@nestjs/common';
import { createSnapshot as createVerb } from '@constellation/agent-protocol';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { createSnapshot } from '@constellation/contracts-workspace';
import { withAgent } from '../agents/agent-failure.ts';
import { Agents } from '../agents/agents.ts';
import { ActingRuns } from '../tools/acting-run.ts';

/** Keeps the files as they are for a run, such as at its start. */
@Injectable()
export class TakeRunSnapshot {
  constructor(
    private readonly acting: ActingRuns,
    private readonly agents: Agents,
  ) {}

  async execute(input: InputOf<typeof createSnapshot>): Promise<OutputOf<typeof createSnapshot>> {
    const { row } = await this.acting.admit(input);
    const agent = await this.agents.client(row);
    const { id } = await withAgent(() => agent.call(createVerb, { label: input.label }, { timeoutMs: 28_000 }));
    return { snapshotId: id, skipped: [] };
  }
}
