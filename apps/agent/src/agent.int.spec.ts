import { describeAgent } from '@constellation/testing-agent-conformance';
import { RunningAgent } from './testing/running-agent.ts';

describeAgent('the agent over its unix socket', () => RunningAgent.start());
