import { listUsage } from '@constellation/contracts-claude';
import type { InputOf, UserId } from '@constellation/contracts-kernel';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { Handles } from '@constellation/transport';
import { Controller } from '@nestjs/common';
import { aiUsage, type AiUsage } from '../records/ai-usage.ts';
import { actingPerson } from '../runs/acting-person.ts';
import { pageOfRows, readCursor } from '../runs/page-cursor.ts';

const usageView = ({ runId, userId, provider, model, usage, costMicros, at }: AiUsage) => ({
  runId,
  userId,
  provider,
  model,
  usage,
  at: at.toISOString(),
  ...(costMicros === undefined ? {} : { costMicros }),
});

@Controller()
export class UsageRpc {
  constructor(@InjectCollection(aiUsage) private readonly rows: TypedCollection<AiUsage>) {}

  @Handles(listUsage)
  async list({ cursor, limit }: InputOf<typeof listUsage>) {
    const before = readCursor(cursor);
    const userId: UserId = actingPerson().userId;
    const earlier = before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] };
    const rows = await this.rows.find({ userId, state: { $ne: 'open' }, ...earlier }, { sort: { at: -1, _id: -1 }, limit: limit + 1 });
    return pageOfRows(rows, limit, (row) => ({ at: row.at, id: row._id }), usageView);
  }
}
