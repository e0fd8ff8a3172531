import type { FastifyRequest } from 'fastify';
import type { CallOrigin } from './edge-call.ts';

export const callOriginOf = ({ ip, headers }: FastifyRequest): CallOrigin => ({ address: ip, userAgent: headers['user-agent'] ?? '' });
