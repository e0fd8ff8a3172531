import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';

/** Runs several writes as one. */
@Injectable()
export class MongoTransactions {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /**
   * Commits what `work` wrote with its session, or none of it when it throws. `work` may run more than once (a conflict is
   * tried again by the driver), so it must have no other effect.
   */
  run<Result>(work: (session: mongo.ClientSession) => Promise<Result>): Promise<Result> {
    return this.connection.getClient().withSession((session) =>
      session.withTransaction(() => work(session), {
        writeConcern: { w: 'majority', journal: true },
        readConcern: { level: 'snapshot' },
      }),
    );
  }
}
