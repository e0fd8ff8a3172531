import { AgentClient, acknowledgeProcess, attachProcess, outputChannel, startProcess } from '@constellation/agent-protocol';
import { afterAll, beforeAll } from 'vitest';
import type { AgentUnderTest } from './agent-under-test.ts';

/** Access to the agent from within tests. */
export interface ConnectedAgent {
  /** A client shared by the tests of one suite. */
  readonly client: AgentClient;
  /** Another client on a link of its own; closed with the suite. */
  connect(options?: { ownerEpoch?: number }): Promise<AgentClient>;
  dial: AgentUnderTest['dial'];
  /** Runs a line of shell in the workspace's root and answers its output; a failing line fails the test. */
  shell(line: string): Promise<string>;
}

/** Starts the agent before the tests of the surrounding suite and stops it after them. */
export const connectedAgent = (start: () => Promise<AgentUnderTest>): ConnectedAgent => {
  let agent: AgentUnderTest | undefined;
  let client: AgentClient | undefined;
  const clients: AgentClient[] = [];
  let lines = 0;
  const started = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the agent has not started');
    return value;
  };
  const connect = async (options = {}) => {
    const connected = await AgentClient.connect(await started(agent).dial(), options);
    clients.push(connected);
    return connected;
  };
  beforeAll(async () => {
    agent = await start();
    client = await connect();
  });
  afterAll(async () => {
    for (const connected of clients) connected.close();
    await agent?.stop();
  });
  return {
    get client() {
      return started(client);
    },
    connect,
    dial: () => started(agent).dial(),
    shell: async (line) => {
      const id = `shell-${(lines += 1)}`;
      await started(client).call(startProcess, { id, command: line, awaitAttach: true });
      const stream = await started(client).open(attachProcess, { id });
      const output: Record<number, string> = {};
      for await (const message of stream) {
        if (message.kind !== 'bytes') continue;
        const channel = message.bytes[0] ?? 0;
        output[channel] = (output[channel] ?? '') + new TextDecoder().decode(message.bytes.subarray(1));
      }
      const { exitCode } = await stream.ended;
      await started(client).call(acknowledgeProcess, { id });
      if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode ?? 'a signal'}: ${output[outputChannel.stderr] ?? ''}`);
      return output[outputChannel.stdout] ?? '';
    },
  };
};
