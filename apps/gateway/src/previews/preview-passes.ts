import { Injectable } from '@nestjs/common';
import { OperationError, sessionIdSchema, workspaceIdSchema } from '@constellation/contracts-kernel';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { codeHash, newCode } from '../identity/secret-codes.ts';

const passSchema = z.object({ sessionId: sessionIdSchema, workspaceId: workspaceIdSchema, port: z.number().int() });
export type PreviewPass = z.output<typeof passSchema>;

export const previewCodeMs = 30_000;
const passMs = 12 * 60 * 60 * 1000;

/** A one-time code opens a preview for a browser; a pass, kept in that host's own cookie, keeps it open. */
@Injectable()
export class PreviewPasses {
  constructor(private readonly redis: Redis) {}

  issueCode(pass: PreviewPass): Promise<string> {
    return this.store('code', pass, previewCodeMs);
  }

  /** Trades a code, once, for a pass of the same preview. */
  async exchange(code: string, isFor: (pass: PreviewPass) => boolean): Promise<string | undefined> {
    const pass = this.parse(await this.redis.getdel(`gw:preview:code:${codeHash(code)}`));
    return pass !== undefined && isFor(pass) ? this.store('pass', pass, passMs) : undefined;
  }

  async find(token: string): Promise<PreviewPass | undefined> {
    return this.parse(await this.redis.get(`gw:preview:pass:${codeHash(token)}`));
  }

  private async store(kind: 'code' | 'pass', pass: PreviewPass, ms: number): Promise<string> {
    const code = newCode();
    try {
      await this.redis.set(`gw:preview:${kind}:${codeHash(code)}`, JSON.stringify(pass), 'PX', ms);
    } catch (error) {
      throw new OperationError('unavailable', { executed: 'no', cause: error });
    }
    return code;
  }

  private parse(text: string | null): PreviewPass | undefined {
    return text === null ? undefined : passSchema.parse(JSON.parse(text));
  }
}
