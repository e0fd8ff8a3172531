import type { MongoClient } from 'mongodb';
import type { StoreUser } from '../data-folder/secrets.ts';
import { serviceNames } from '../services/service-name.ts';
import { databaseOf } from './mongo-uri.ts';

/** Makes or corrects the user of each service: it reads and writes its own database and nothing else. */
export async function setServiceUsers(client: MongoClient, passwords: Record<StoreUser, string>): Promise<void> {
  for (const service of serviceNames) {
    const database = client.db(databaseOf(service));
    const account = {
      pwd: passwords[service],
      roles: [{ role: 'readWrite', db: databaseOf(service) }],
      mechanisms: ['SCRAM-SHA-256'],
    };
    const { users } = (await database.command({ usersInfo: service })) as unknown as { users: unknown[] };
    await database.command(users.length === 0 ? { createUser: service, ...account } : { updateUser: service, ...account });
  }
}
