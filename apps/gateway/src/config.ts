import { listSchema, loadConfigOrExit, portSchema, serviceFields } from '@constellation/server-config';
import { z } from 'zod';

export const configSchema = z.object({
  ...serviceFields,
  PUBLIC_HOST: z.string().default('127.0.0.1'),
  PUBLIC_PORT: portSchema.default(8000),
  /** What people type: scheme, host and port. Cookies, redirects and the Origin check follow from it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://constellation.localhost:8000'),
  /** Previews are served at `<port>--<id>.<suffix>`; it must be another site than PUBLIC_URL. */
  PREVIEW_HOST_SUFFIX: z.string().default('localhost:8000'),
  /** The folder of the built IDE; without it only the API is served. */
  IDE_DIST: z.string().optional(),
  SIGN_UP: z.enum(['invite', 'open', 'closed']).default('invite'),
  /** Further exact origins whose pages may call, such as a development server's. */
  ALLOWED_ORIGINS: listSchema.default([]),
  /** Addresses or subnets of reverse proxies whose X-Forwarded-For counts. */
  TRUSTED_PROXIES: listSchema.default([]),
});

export type GatewayConfig = z.output<typeof configSchema>;

export const readConfig = (): GatewayConfig => loadConfigOrExit(configSchema, process.env);
