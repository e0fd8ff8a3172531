import { readFileSync } from 'node:fs';
import { agentVersion } from '../agent-version.ts';

/** What this agent is and with which rights it runs. */
export const readFacts = (startedAtMs: number) => ({
  agentVersion,
  pid: process.pid,
  uid: process.getuid?.() ?? 0,
  platform: `${process.platform}-${process.arch}`,
  nodeVersion: process.version,
  startedAtMs,
  capabilities: /^CapEff:\s*([0-9a-f]{16})$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '',
});
