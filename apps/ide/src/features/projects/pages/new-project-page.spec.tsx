import { createProject, getProject, listProjects, listTemplates, type Project } from '@constellation/contracts-project';
import { openWorkspace } from '@constellation/contracts-workspace';
import { FakeApi, sampleProject, sampleTemplates, sampleWorkspace } from '@constellation/testing-web';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';

const server = (existing: Project[] = []): FakeApi =>
  new FakeApi()
    .on(listTemplates, () => ({ items: sampleTemplates() }))
    .on(listProjects, () => ({ items: existing }))
    .on(createProject, (input) => sampleProject({ name: input.name, source: input.source }))
    .on(getProject, () => sampleProject())
    .on(openWorkspace, () => sampleWorkspace({ state: 'starting' }));

const nameField = (): Promise<HTMLInputElement> => screen.findByLabelText<HTMLInputElement>('Project name');

const fileOf = (path: string): File =>
  Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path });

describe('the page for a new project', () => {
  it('creates by Enter alone: a template is chosen and the name is valid', async () => {
    const fake = server();
    const { user, address } = renderPage('/projects/new', fake);
    expect((await nameField()).value).toBe('My project');
    await user.type(await nameField(), '{Enter}');
    await waitFor(() => expect(address()).toBe(`/p/${sampleProject().id}`));
    expect(fake.inputsOf(createProject)).toMatchObject([{ name: 'My project', source: { kind: 'template', template: 'blank' } }]);
  });

  it('names the project after the template, with a number when that name is taken', async () => {
    const { user } = renderPage('/projects/new?template=python', server([sampleProject({ name: 'python' })]));
    expect((await nameField()).value).toBe('Python 2');
    await user.click(screen.getByRole('radio', { name: 'Static site' }));
    expect((await nameField()).value).toBe('Static site');
  });

  it('keeps a name that the person wrote, whatever is chosen next', async () => {
    const { user } = renderPage('/projects/new', server());
    await user.clear(await nameField());
    await user.type(await nameField(), 'Orrery');
    await user.click(screen.getByRole('radio', { name: 'Python' }));
    expect((await nameField()).value).toBe('Orrery');
  });

  it('takes the name of a repository from its address and refuses what is no https address', async () => {
    const fake = server();
    const { user } = renderPage('/projects/new', fake);
    await user.click(await screen.findByRole('radio', { name: 'Git repository' }));
    const address = screen.getByLabelText('Repository address');
    await user.type(address, 'git@example.org:a/b.git');
    await user.click(screen.getByRole('button', { name: 'Create project' }));
    expect(screen.getByText(/begins with https/)).toBeTruthy();
    await user.clear(address);
    await user.type(address, 'https://example.org/a/astrolabe.git');
    expect((await nameField()).value).toBe('astrolabe');
    await user.click(screen.getByRole('button', { name: 'Create project' }));
    await waitFor(() =>
      expect(fake.inputsOf(createProject)).toMatchObject([{ source: { kind: 'git', url: 'https://example.org/a/astrolabe.git' } }]),
    );
  });

  it('asks for a folder before it makes a project of one, and leaves installed packages out', async () => {
    const fake = server();
    const { user } = renderPage('/projects/new?from=upload', fake);
    await user.click(await screen.findByRole('button', { name: 'Create project' }));
    expect(await screen.findByText('Choose a folder.')).toBeTruthy();
    await user.upload(screen.getByLabelText('Folder to upload'), [fileOf('telescope/src/a.ts'), fileOf('telescope/node_modules/b/b.js')]);
    expect(screen.getByText('telescope: 1 file, 1 byte')).toBeTruthy();
    expect((await nameField()).value).toBe('telescope');
    await user.click(screen.getByRole('button', { name: 'Create project' }));
    await waitFor(() => expect(fake.inputsOf(createProject)).toMatchObject([{ source: { kind: 'upload' } }]));
  });

  it('sends the same key again for the same request, and another for a corrected one', async () => {
    const fake = server().refuse(createProject, 'project.name_taken');
    const { user } = renderPage('/projects/new', fake);
    await user.type(await nameField(), '{Enter}');
    expect(await screen.findByText(/already have a project with this name/)).toBeTruthy();
    await user.type(await nameField(), '{Enter}');
    await waitFor(() => expect(fake.inputsOf(createProject)).toHaveLength(2));
    await screen.findByText(/already have a project with this name/);
    await user.type(await nameField(), '2{Enter}');
    await waitFor(() => expect(fake.inputsOf(createProject)).toHaveLength(3));
    const [first, second, third] = fake.inputsOf(createProject).map((input) => input.idempotencyKey);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
