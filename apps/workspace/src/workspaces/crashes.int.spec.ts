import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachTerminal } from '@constellation/agent-protocol';
import {
  createTerminal,
  getWorkspace,
  openWorkspace,
  restartWorkspace,
  stopWorkspace,
  type Workspace,
} from '@constellation/contracts-workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentRecordSchema } from '../driver/local/agent-record.ts';
import { argumentsOf, readProcessTable } from '../driver/local/process-table.ts';
import { eventually } from '../testing/eventually.ts';
import { createWorkspace } from '../testing/open-running.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';
import { WorkspaceRepository } from './workspace.repository.ts';

describe('a workspace', () => {
  const rig = new WorkspaceRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  const recordOf = ({ id }: Workspace) =>
    agentRecordSchema.parse(JSON.parse(readFileSync(join(rig.config.WORKSPACE_DATA, 'agents', `${id}.json`), 'utf8')));
  const killAgent = (workspace: Workspace) => process.kill(recordOf(workspace).agent.pid, 'SIGKILL');

  it('is started again when its agent is killed, and says so', async () => {
    const { owner, workspace } = await createWorkspace(rig, { a: 'kept' });
    killAgent(workspace);
    const get = () => rig.call(owner, getWorkspace, { workspaceId: workspace.id });
    const waiting = await eventually(get, ({ state }) => state === 'starting');
    expect(waiting.reason?.message).toContain('ended by itself');
    expect(await eventually(get, ({ state }) => state === 'running')).toMatchObject({ generation: 2 });
  });

  it('is given up after its agent ended five times in ten minutes', async () => {
    const { owner, workspace } = await createWorkspace(rig, {});
    const repository = rig.service?.get(WorkspaceRepository);
    await repository?.change(workspace.id, {}, { crashes: Array.from({ length: 4 }, () => new Date()) });
    killAgent(workspace);
    const crashed = await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: workspace.id }),
      ({ state }) => state === 'crashed',
    );
    expect(crashed.reason?.message).toContain('five times');
  });

  it('leaves no process at a stop, whatever its programs did to stay', async () => {
    const { owner, workspace, dataPlane } = await createWorkspace(rig, {});
    const left = () => readProcessTable().filter(({ pid }) => argumentsOf(pid).join(' ').includes('sleep 617'));
    await rig.call(owner, createTerminal, { workspaceId: workspace.id, terminalId: 't' });
    const client = await dataPlane.socket();
    const terminal = await client.open(attachTerminal, { id: 't' });
    await terminal.write(Buffer.from("setsid nohup sleep 617 & (trap '' TERM HUP; setsid setsid sleep 617) & env -i nohup sleep 617 &\r"));
    await eventually(
      () => left().length,
      (count) => count >= 3,
    );
    await rig.call(owner, stopWorkspace, { workspaceId: workspace.id });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: workspace.id }),
      ({ state }) => state === 'stopped',
    );
    expect(left()).toEqual([]);
    const { uid } = (await rig.service?.get(WorkspaceRepository).get(workspace.id)) ?? {};
    if (process.getuid?.() === 0) expect(readProcessTable().filter((entry) => entry.uid === uid)).toEqual([]);
  });

  it('has a new generation after a restart', async () => {
    const { owner, workspace } = await createWorkspace(rig, {});
    expect(await rig.call(owner, restartWorkspace, { workspaceId: workspace.id })).toMatchObject({ state: 'stopping' });
    expect(
      await eventually(
        () => rig.call(owner, getWorkspace, { workspaceId: workspace.id }),
        ({ state }) => state === 'running',
      ),
    ).toMatchObject({ generation: 2 });
  });

  it('runs in the end when it is opened while it stops', async () => {
    const { owner, projectId, workspace } = await createWorkspace(rig, {});
    await rig.call(owner, stopWorkspace, { workspaceId: workspace.id });
    await rig.call(owner, openWorkspace, { projectId });
    const running = await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: workspace.id }),
      ({ state }) => state === 'running',
    );
    expect(running.generation).toBe(2);
  });
});
