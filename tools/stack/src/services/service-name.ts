/** The services of the stack, in the order their ports and names are shown. */
export const serviceNames = ['gateway', 'project', 'claude', 'workspace'] as const;

/** One of our own long-running processes. */
export type ServiceName = (typeof serviceNames)[number];
