import { createHash } from 'node:crypto';
import type { StoreUser } from '../data-folder/secrets.ts';
import type { ServiceName } from '../services/service-name.ts';
import { serviceNames } from '../services/service-name.ts';

/** The prefix of the keys that only this service reads and writes, beside the shared `cx1:` of the transport. */
const ownPrefix: Record<ServiceName, string> = { gateway: 'gw', project: 'prj', claude: 'cl', workspace: 'ws' };

// INFO is what clients read to know that a server is ready; the rest of @dangerous (KEYS, FLUSHALL, …) stays forbidden.
const serviceCommands = '+@all -@admin -@dangerous +info';

/**
 * The text of Redis' ACL file: one user per service, who reaches the transport's keys and channels (`cx1:*`) and the
 * keys of its own prefix, and no administrative command; one for the launcher; the default user is off.
 */
export function aclFile(passwords: Record<StoreUser, string>): string {
  const lines = serviceNames.map(
    (name) => `user ${name} on ${hashed(passwords[name])} ~cx1:* ~${ownPrefix[name]}:* resetchannels &cx1:* ${serviceCommands}`,
  );
  return [
    'user default off resetpass resetkeys resetchannels -@all',
    `user launcher on ${hashed(passwords.launcher)} ~* &* +@all`,
    ...lines,
    '',
  ].join('\n');
}

function hashed(password: string): string {
  return `#${createHash('sha256').update(password).digest('hex')}`;
}
