import type { FrameLink } from '@constellation/agent-protocol';

/** An agent of a fresh, empty workspace. */
export interface AgentUnderTest {
  /** A new link to it, on which nothing has been said. */
  dial(): FrameLink | Promise<FrameLink>;
  stop(): Promise<void>;
}
