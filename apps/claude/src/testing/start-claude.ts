import { claudeErrors } from '@constellation/contracts-claude';
import { startService } from '@constellation/server-http';
import type { INestApplication } from '@nestjs/common';
import { ClaudeModule } from '../claude-module.ts';
import type { ClaudeConfig } from '../config.ts';
import { EngineTiming } from '../engine/engine-timing.ts';

/** The engine without its long waits. */
export class QuickTiming extends EngineTiming {
  override readonly pollMs = 100;
  override readonly lookMs = 200;
  override readonly purgeMs = 300;
  override readonly renewMs = 1_000;
  override readonly retryDelaysMs = [5, 10];
  override readonly toolWaitMs = 500;
  override readonly toolRetryDelaysMs = [10, 20];
  override readonly privateIdleMs: number = 3_000;
}

/** The claude service in this process, on the real bus. */
export const startClaude = (config: ClaudeConfig, timing: EngineTiming = new QuickTiming()): Promise<INestApplication> =>
  startService({
    module: ClaudeModule.forRoot(config, timing),
    errors: claudeErrors,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
  });
