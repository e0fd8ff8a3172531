import type { Connection } from 'mongoose';

/** Without a replica set there are no transactions and no majority: an acknowledged write could vanish. */
export class StandaloneServerError extends Error {
  override readonly name = 'StandaloneServerError';

  constructor() {
    super(
      'MongoDB runs as a standalone server. Start it as a replica set (mongod --replSet rs0, then rs.initiate()); one member is enough.',
    );
  }
}

/** Throws {@link StandaloneServerError} unless the server is a member of a replica set or a router of a cluster. */
export const refuseStandalone = async (connection: Connection): Promise<void> => {
  const hello = await connection.db?.admin().command({ hello: 1 });
  if (hello?.['setName'] === undefined && hello?.['msg'] !== 'isdbgrid') throw new StandaloneServerError();
};
