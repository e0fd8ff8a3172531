import { Injectable } from '@nestjs/common';
import type { listUsers } from '@constellation/contracts-identity';
import { OperationError, type OutputOf } from '@constellation/contracts-kernel';
import { z } from 'zod';
import type { EdgeCall } from '../edge/edge-call.ts';
import { pageFrom } from '../identity/page-from.ts';
import { accountOf } from '../identity/user-document.ts';
import { Users } from '../identity/users.ts';

const cursorSchema = z.object({ name: z.string(), id: z.string() });

const readCursor = (cursor: string | undefined): z.output<typeof cursorSchema> | undefined => {
  if (cursor === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new OperationError('invalid_input', {
      issues: [{ pointer: '/cursor', message: 'Take the cursor of the page before.' }],
      cause: error,
    });
  }
};

@Injectable()
export class ListUsers {
  constructor(private readonly users: Users) {}

  async execute({ input }: EdgeCall<typeof listUsers>): Promise<OutputOf<typeof listUsers>> {
    const { search, limit, cursor } = input;
    const rows = await this.users.page({ search, limit: limit + 1, after: readCursor(cursor) });
    return pageFrom(rows, limit, accountOf, ({ name, _id }) => Buffer.from(JSON.stringify({ name, id: _id })).toString('base64url'));
  }
}
