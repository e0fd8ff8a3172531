import type { acceptRunChanges, RunChange } from '@constellation/contracts-claude';
import type { InputOf } from '@constellation/contracts-kernel';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import { aiChanges, type AiChange } from '../records/ai-change.ts';
import { actingPerson } from '../runs/acting-person.ts';
import { missingTag, RunFiles } from './run-files.ts';

/** Marks files as reviewed in exactly the content that they have now; no file changes. */
@Injectable()
export class AcceptChanges {
  constructor(
    private readonly files: RunFiles,
    @InjectCollection(aiChanges) private readonly reviewed: TypedCollection<AiChange>,
  ) {}

  async execute({ runId, paths }: InputOf<typeof acceptRunChanges>): Promise<{ items: RunChange[] }> {
    const opened = await this.files.require(runId);
    const { items } = await this.files.list(opened);
    const accepted = items.filter((item) => paths.includes(item.path));
    for (const { path, tag = missingTag } of accepted) {
      const set = { runId, path, tag, reviewedBy: actingPerson().userId, reviewedAt: new Date() };
      await this.reviewed.updateOne({ _id: `${runId}/${path}` }, { $set: set }, { upsert: true });
    }
    return { items: accepted.map((item) => ({ ...item, isReviewed: true })) };
  }
}
