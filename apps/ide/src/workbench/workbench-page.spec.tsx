import { getProject } from '@constellation/contracts-project';
import { getWorkspace, openWorkspace, startWorkspace, stopWorkspace, type Workspace } from '@constellation/contracts-workspace';
import { FakeApi, sampleId, sampleProject, sampleWorkspace } from '@constellation/testing-web';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.tsx';

const address = `/p/${sampleId('prj', 1)}`;
const server = (workspace: Workspace): FakeApi =>
  new FakeApi()
    .on(getProject, () => sampleProject())
    .on(openWorkspace, () => workspace)
    .on(getWorkspace, () => workspace);

const starting = sampleWorkspace({
  state: 'starting',
  steps: [
    { name: 'folder', state: 'done', startedAt: '2026-11-20T09:00:00.000Z', endedAt: '2026-11-20T09:00:00.240Z' },
    { name: 'clone', state: 'running', startedAt: '2026-11-20T09:00:00.240Z', detail: 'Receiving objects: 43 %' },
    { name: 'agent', state: 'waiting' },
  ],
});

describe('opening a project', () => {
  it('shows the steps of the start, what they say and how long they took', async () => {
    renderPage(address, server(starting));
    expect(await screen.findByRole('heading', { name: 'Starting Orrery' })).toBeTruthy();
    expect(screen.getByText('Receiving objects: 43 %')).toBeTruthy();
    expect(screen.getByText('0.2 s')).toBeTruthy();
    expect(
      within(screen.getByRole('list', { name: 'Steps' }))
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringContaining('Make the folder, done'),
      expect.stringContaining('Clone the repository, in progress'),
      expect.stringContaining('Start the agent, waiting'),
    ]);
  });

  it('cancels a start', async () => {
    const fake = server(starting).on(stopWorkspace, () => sampleWorkspace({ state: 'stopping', version: 4 }));
    const { user } = renderPage(address, fake);
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('heading', { name: 'Stopping Orrery' })).toBeTruthy();
  });

  it('says why a start failed and tries again', async () => {
    const failed = sampleWorkspace({
      state: 'failed',
      reason: { code: 'workspace.clone_failed', message: 'The repository could not be cloned.' },
      steps: [{ name: 'clone', state: 'failed', detail: 'fatal: repository not found' }],
    });
    const fake = server(failed).on(startWorkspace, () => ({ ...starting, version: 4 }));
    const { user } = renderPage(address, fake);
    expect(await screen.findByText('fatal: repository not found')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Starting Orrery' })).toBeTruthy();
  });

  it('lets a viewer look on, without acts that the server would refuse', async () => {
    const fake = server(sampleWorkspace({ state: 'stopped' })).on(getProject, () => sampleProject({ role: 'viewer' }));
    renderPage(address, fake);
    expect(await screen.findByRole('heading', { name: 'Orrery is stopped' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Back to projects' })).toBeTruthy();
  });

  it('tells of a refused start, with the way back', async () => {
    const fake = server(starting).refuse(openWorkspace, 'workspace.local_not_allowed');
    renderPage(address, fake);
    expect(await screen.findByText(/run without isolation/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Back to projects' })).toBeTruthy();
  });

  it.each([['/p/nonsense'], [address]])('answers %s of somebody else as if it did not exist', async (path) => {
    renderPage(path, new FakeApi().refuse(getProject, 'not_found'));
    expect(await screen.findByText('There is nothing at this address.')).toBeTruthy();
  });

  it('starts the workspace once, not again with every look at the page', async () => {
    const fake = server(starting);
    renderPage(address, fake);
    await screen.findByRole('heading', { name: 'Starting Orrery' });
    window.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(fake.inputsOf(openWorkspace)).toHaveLength(1));
  });
});
