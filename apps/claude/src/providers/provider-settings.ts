import type { ClaudeConfig } from '../config.ts';
import type { Connection } from './connection.ts';

/** What the operator decided about providers. */
export class ProviderSettings {
  readonly environment: Connection | undefined;
  readonly demo: Connection | undefined;
  readonly allowPrivate: boolean;

  constructor(
    config: Pick<ClaudeConfig, 'ANTHROPIC_API_KEY' | 'ANTHROPIC_BASE_URL' | 'AI_MODEL' | 'AI_DEMO_URL' | 'AI_PRIVATE_PROVIDERS'>,
  ) {
    this.allowPrivate = config.AI_PRIVATE_PROVIDERS;
    this.environment =
      config.ANTHROPIC_API_KEY === undefined
        ? undefined
        : {
            id: 'environment',
            name:
              new URL(config.ANTHROPIC_BASE_URL).hostname === 'api.anthropic.com' ? 'Anthropic' : new URL(config.ANTHROPIC_BASE_URL).host,
            source: 'environment',
            baseUrl: config.ANTHROPIC_BASE_URL,
            model: config.AI_MODEL,
            credential: config.ANTHROPIC_API_KEY,
            allowPrivate: config.AI_PRIVATE_PROVIDERS,
          };
    this.demo =
      config.AI_DEMO_URL === undefined
        ? undefined
        : {
            id: 'demo',
            name: 'Built-in demo',
            source: 'demo',
            baseUrl: config.AI_DEMO_URL,
            model: 'constellation-demo',
            credential: 'demo',
            // The launcher starts the demo on this machine's loopback; it is the one private address that needs no switch.
            allowPrivate: true,
          };
  }
}
