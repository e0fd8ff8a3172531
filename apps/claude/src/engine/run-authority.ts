import { exchangeGrant } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { Rpc } from '@constellation/transport';
import { Injectable } from '@nestjs/common';
import type { AiRun } from '../records/ai-run.ts';
import { RunPaused } from './run-endings.ts';

const renewBeforeMs = 10_000;

/** Trades the grant of a run for tokens with which it acts on the person's behalf, each good for a minute at most. */
@Injectable()
export class RunAuthority {
  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(private readonly rpc: Rpc) {}

  /** Throws `RunPaused` when the person may not (any more). */
  async tokenFor(run: Pick<AiRun, '_id' | 'grant'>, signal?: AbortSignal): Promise<string> {
    const known = this.tokens.get(run._id);
    if (known && known.until > Date.now()) return known.token;
    try {
      const { token, expiresInMs } = await this.rpc.call(
        exchangeGrant,
        { grant: run.grant, audience: 'workspace' },
        signal ? { signal } : {},
      );
      this.tokens.set(run._id, { token, until: Date.now() + expiresInMs - renewBeforeMs });
      return token;
    } catch (error) {
      if (error instanceof OperationError && error.code === 'identity.grant_refused') {
        throw new RunPaused('paused', 'grant_refused', 'You may no longer work in this project, or signed out. Sign in and go on.');
      }
      throw error;
    }
  }

  forget(runId: string): void {
    this.tokens.delete(runId);
  }
}
