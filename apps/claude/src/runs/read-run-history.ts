import { runEventIdSchema, type readRunHistory, type RunEvent } from '@constellation/contracts-claude';
import { OperationError, type InputOf, type ProjectId } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { runEventOf } from '../engine/mongo-run-store.ts';
import type { AiRun } from '../records/ai-run.ts';
import { RunRepository } from './run-repository.ts';

const pageBytes = 200_000;

const parseId = (id: string): [number, number] => {
  if (!runEventIdSchema.safeParse(id).success)
    throw new OperationError('invalid_input', { issues: [{ pointer: '/after', message: 'Not the id of a run event.' }] });
  const [gen = 0, seq = 0] = id.split('-').map(Number);
  return [gen, seq];
};

/** The kept events of a run in pages of at most 200 KB. */
@Injectable()
export class ReadRunHistory {
  constructor(private readonly runs: RunRepository) {}

  async execute(input: InputOf<typeof readRunHistory>, projectId: ProjectId): Promise<{ run: AiRun; items: RunEvent[]; hasMore: boolean }> {
    const [gen, seq] = input.after === undefined ? [0, 0] : parseId(input.after);
    const run = await this.runs.get(input.runId, projectId);
    const events = (await this.runs.eventsAfter(run._id, gen, seq, input.limit + 1)).map(runEventOf);
    const items: RunEvent[] = [];
    let bytes = 0;
    for (const event of events.slice(0, input.limit)) {
      bytes += Buffer.byteLength(JSON.stringify(event));
      if (bytes > pageBytes && items.length > 0) break;
      items.push(event);
    }
    return { run, items, hasMore: items.length < events.length };
  }
}
