import { deleteProject, listProjects, listTemplates, restoreProject, updateProject, type Project } from '@constellation/contracts-project';
import { listWorkspaces } from '@constellation/contracts-workspace';
import { FakeApi, sampleId, sampleProject, sampleTemplates, sampleWorkspace } from '@constellation/testing-web';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';

const server = (projects: () => Project[]): FakeApi =>
  new FakeApi()
    .on(listTemplates, () => ({ items: sampleTemplates() }))
    .on(listWorkspaces, () => ({ items: [sampleWorkspace()] }))
    .on(listProjects, ({ search, state }) => ({
      items: projects().filter(
        (project) =>
          (project.deletedAt !== undefined) === (state === 'deleted') && project.name.toLowerCase().includes((search ?? '').toLowerCase()),
      ),
    }));

const orrery = sampleProject();
const astrolabe = sampleProject({
  id: sampleId('prj', 2),
  name: 'Astrolabe',
  source: { kind: 'git', url: 'https://example.org/a/astrolabe.git' },
});

describe('the projects page', () => {
  it('lists projects with source and state, each a link to its workbench', async () => {
    renderPage(
      '/projects',
      server(() => [orrery, astrolabe]),
    );
    const list = await screen.findByRole('list', { name: 'Projects' });
    expect(within(list).getByRole('link', { name: 'Orrery' }).getAttribute('href')).toBe(`/p/${orrery.id}`);
    expect((await within(list).findAllByText('Running')).length).toBeGreaterThan(0);
    expect(within(list).getAllByText('example.org/a/astrolabe').length).toBeGreaterThan(0);
  });

  it('searches by slash, and offers the way back when nothing matches', async () => {
    const { user } = renderPage(
      '/projects',
      server(() => [orrery, astrolabe]),
    );
    await screen.findByRole('link', { name: 'Orrery' });
    await user.keyboard('/');
    const search = screen.getByRole('searchbox', { name: 'Search projects' });
    expect(document.activeElement).toBe(search);
    await user.keyboard('astro');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Orrery' })).toBeNull());
    await user.keyboard('zzz');
    await user.click(await screen.findByRole('button', { name: 'Clear search' }));
    expect(await screen.findByRole('link', { name: 'Orrery' })).toBeTruthy();
  });

  it('explains what a project is and offers three templates when there is none', async () => {
    const { user, address } = renderPage(
      '/projects',
      server(() => []),
    );
    expect(await screen.findByText(/A project is a folder of files/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^Python/ }));
    await waitFor(() => expect(address()).toBe('/projects/new?template=python'));
  });

  it('renames the version that was seen', async () => {
    const names = ['Orrery'];
    const current = (version: number): Project => sampleProject({ name: names.at(-1) ?? '', version });
    const fake = server(() => [current(4)]).on(updateProject, (input) => {
      names.push(input.name ?? '');
      return current(5);
    });
    const { user } = renderPage('/projects', fake);
    await user.click(await screen.findByRole('button', { name: 'More for Orrery' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const field = await screen.findByLabelText('Project name');
    await user.clear(field);
    await user.type(field, 'Planetarium{Enter}');
    expect(await screen.findByRole('link', { name: 'Planetarium' })).toBeTruthy();
    expect(fake.inputsOf(updateProject)).toMatchObject([{ ifMatch: '4', name: 'Planetarium' }]);
  });

  it('keeps what was typed when the name is taken, and says what to do when somebody else changed the project', async () => {
    const fake = server(() => [orrery]).refuse(updateProject, 'project.name_taken');
    const { user } = renderPage('/projects', fake);
    await user.click(await screen.findByRole('button', { name: 'More for Orrery' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Project name');
    await user.clear(field);
    await user.type(field, 'Astrolabe{Enter}');
    expect(await screen.findByText(/already have a project with this name/)).toBeTruthy();
    expect(field.value).toBe('Astrolabe');
    fake.refuse(updateProject, 'precondition_failed');
    await user.type(field, ' 2{Enter}');
    expect(await screen.findByText(/It changed since you last saw it/)).toBeTruthy();
  });

  it('deletes at once and takes it back by one press', async () => {
    const marks: string[] = [];
    const now = (): Project =>
      sampleProject(marks.length === 1 ? { deletedAt: '2026-11-24T10:00:00.000Z', purgeAt: '2026-12-01T10:00:00.000Z' } : {});
    const fake = server(() => [now()])
      .on(deleteProject, () => {
        marks.push('deleted');
        return now();
      })
      .on(restoreProject, () => {
        marks.push('restored');
        return now();
      });
    const { user } = renderPage('/projects', fake);
    await user.click(await screen.findByRole('button', { name: 'More for Orrery' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Orrery' })).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('link', { name: 'Orrery' })).toBeTruthy();
    expect(marks).toEqual(['deleted', 'restored']);
  });

  it('shows no acts on a project of somebody else', async () => {
    renderPage(
      '/projects',
      server(() => [sampleProject({ role: 'viewer' })]),
    );
    await screen.findByRole('link', { name: 'Orrery' });
    expect(screen.queryByRole('button', { name: 'More for Orrery' })).toBeNull();
  });

  it('says what failed, gives the reference and tries again', async () => {
    const fake = new FakeApi()
      .on(listTemplates, () => ({ items: [] }))
      .on(listWorkspaces, () => ({ items: [] }))
      .refuse(listProjects, 'internal');
    const { user } = renderPage('/projects', fake);
    expect(await screen.findByText('The projects could not be loaded.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy reference' })).toBeTruthy();
    fake.on(listProjects, () => ({ items: [orrery] }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Orrery' })).toBeTruthy();
  });

  it('sends who is not signed in to the sign-in page', async () => {
    const { address } = renderPage('/account', new FakeApi(), 'nobody');
    await waitFor(() => expect(address()).toMatch(/^\/sign-in/));
  });
});
