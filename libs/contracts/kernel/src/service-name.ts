import { z } from 'zod';

/** The services that take part in the message graph. A name is also its Redis and MongoDB user. */
export const serviceNameSchema = z.enum(['gateway', 'project', 'claude', 'workspace']);
export type ServiceName = z.output<typeof serviceNameSchema>;
