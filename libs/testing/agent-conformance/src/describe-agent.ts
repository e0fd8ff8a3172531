import { describe } from 'vitest';
import type { AgentUnderTest } from './agent-under-test.ts';
import { connectedAgent } from './connected-agent.ts';
import { fileConformance } from './file-conformance.ts';
import { linkConformance } from './link-conformance.ts';
import { pathConformance } from './path-conformance.ts';
import { portConformance } from './port-conformance.ts';
import { processConformance } from './process-conformance.ts';
import { searchConformance } from './search-conformance.ts';
import { snapshotConformance } from './snapshot-conformance.ts';
import { terminalConformance } from './terminal-conformance.ts';
import { watchConformance } from './watch-conformance.ts';

const suites = [
  linkConformance,
  fileConformance,
  pathConformance,
  watchConformance,
  processConformance,
  terminalConformance,
  searchConformance,
  portConformance,
  snapshotConformance,
];

/** Declares the whole conformance suite. Each part starts an agent of its own. */
export const describeAgent = (name: string, start: () => Promise<AgentUnderTest>): void => {
  describe(name, () => {
    for (const suite of suites) {
      describe(suite.name, () => {
        suite(connectedAgent(start));
      });
    }
  });
};
