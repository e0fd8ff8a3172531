import type { ServiceName } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { channels, keys } from '../core/channels.ts';
import { instanceRecordSchema, noticeSchema, type InstanceRecord, type Notice, type Sighting } from '../core/instance-record.ts';
import { parseJson } from '../core/parse-json.ts';
import type { RedisLink } from './redis-link.ts';
import { beatScript, leaveScript, readScript } from './registry-scripts.ts';

const sweptAfterMs = 60_000;
const repliesSchema = z.array(z.tuple([z.coerce.number(), z.coerce.number(), z.string()]));

/** The list of instances in Redis, one slot per service, and the notices that run ahead of it. */
export class RedisRegistry {
  constructor(private readonly link: RedisLink) {}

  async beat(record: InstanceRecord): Promise<void> {
    const { service, instanceId } = record;
    await this.link.run((redis) =>
      redis.eval(beatScript, 2, keys.live(service), keys.instances(service), instanceId, JSON.stringify(record)),
    );
  }

  async read(service: ServiceName): Promise<Sighting[]> {
    const replies = await this.link.run((redis) => redis.eval(readScript, 2, keys.live(service), keys.instances(service), sweptAfterMs));
    return repliesSchema.parse(replies).flatMap(([beat, ageMs, text]) => {
      const record = instanceRecordSchema.safeParse(parseJson(text)).data;
      return record === undefined ? [] : [{ record, beat, ageMs }];
    });
  }

  async leave({ service, instanceId }: InstanceRecord): Promise<void> {
    await this.link.run((redis) => redis.eval(leaveScript, 2, keys.live(service), keys.instances(service), instanceId));
    await this.tell(service, { kind: 'gone', instanceId });
  }

  async tell(service: ServiceName, notice: Notice): Promise<void> {
    await this.link.publish(channels.notices(service), JSON.stringify(notice));
  }

  listen(service: ServiceName, listener: (notice: Notice) => void): void {
    this.link.subscribe(channels.notices(service), (message) => {
      const notice = noticeSchema.safeParse(parseJson(message)).data;
      if (notice !== undefined) listener(notice);
    });
  }
}
