import { randomUUID } from 'node:crypto';

/** The header that carries the id from the browser to the gateway and on the data plane. */
export const correlationHeader = 'x-correlation-id';

/** Takes over a caller's id when it is 8 to 64 harmless characters, otherwise makes one. */
export const correlationIdFrom = (given: unknown): string =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
