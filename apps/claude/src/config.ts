import { flagSchema, loadConfigOrExit, serviceFields } from '@constellation/server-config';
import { z } from 'zod';

export const configSchema = z.object({
  ...serviceFields,
  /** A provider set by the operator. */
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.anthropic.com'),
  AI_MODEL: z.string().default('claude-sonnet-5-5'),
  /** Where the built-in demo listens. */
  AI_DEMO_URL: z.url({ protocol: /^http$/ }).optional(),
  /** Lets providers have addresses in private networks, such as a model on this machine. */
  AI_PRIVATE_PROVIDERS: flagSchema.default(false),
  /** 32 random bytes in base64url, with which the providers' keys are encrypted. */
  CREDENTIALS_KEY_FILE: z.string(),
});

export type ClaudeConfig = z.output<typeof configSchema>;

export const readConfig = (): ClaudeConfig => loadConfigOrExit(configSchema, process.env);
