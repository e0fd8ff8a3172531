import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ProjectId } from '@constellation/contracts-kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataPlaneClient } from '../testing/data-plane-client.ts';
import { openUntil } from '../testing/open-running.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';

const folder = join(import.meta.dirname, '../../../project/templates');

/** The files of a template as the project service sends them. */
const filesOf = (template: string) => {
  const root = join(folder, template);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path))
    .filter((path) => statSync(path).isFile() && !/node_modules|__pycache__|\/out\//.test(path))
    .map((path) => ({
      path: relative(root, path),
      contentBase64: readFileSync(path).toString('base64'),
      executable: (statSync(path).mode & 0o111) !== 0,
    }));
};

describe('a workspace made of a template', () => {
  const rig = new WorkspaceRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  it.each([
    ['blank', './test.sh'],
    ['node-typescript', 'node --test'],
    ['python', 'python3 -m unittest'],
    ['static-site', 'python3 -m unittest'],
  ])('%s passes its tests there, with no installation', async (template, testCommand) => {
    const person = rig.person();
    const projectId: ProjectId = rig.makeProject(person.userId);
    rig.known.seeds.set(projectId, {
      ownerId: person.userId,
      name: template,
      source: { kind: 'template', template },
      files: filesOf(template),
    });
    const owner = { ...person, projectId };
    const workspace = await openUntil(rig, owner, projectId);
    const plane = new DataPlaneClient(rig.address, await rig.tokenFor(owner), workspace.id);
    const events = await plane.lines('/exec', { method: 'POST', body: JSON.stringify({ command: testCommand }) });
    expect(events.slice(-2), JSON.stringify(events)).toEqual([{ type: 'exit', exitCode: 0 }, { type: 'end' }]);
  });
});
