import type { Project } from '@constellation/contracts-project';
import type { Workspace, WrittenFile } from '@constellation/contracts-workspace';
import type { Answer, Browser } from '../client/browser.ts';
import { createProject, openWorkspace } from '../client/open-workspace.ts';

const fileCount = 16;
const fileBytes = 4096;

/** A person of the load: a browser, a project, and for some a running workspace with files. */
export interface Actor {
  browser: Browser;
  project: Project;
  projectTag: string;
  /** Of another person; what a person without a running workspace asks for is their project. */
  workspace: Workspace | undefined;
  files: { path: string; tag: string }[];
}

/** The ETag an answer carries, for the next change of the same thing. */
export const tagOf = ({ headers }: Answer): string => headers.etag ?? '*';

/** Content of a file, another one for each version. */
export const fileContent = (version: number): Buffer => Buffer.alloc(fileBytes, `line of version ${version}\n`);

/** Gives a person a project. */
export const prepareActor = async (browser: Browser, number: number): Promise<Actor> => {
  const project = await createProject(browser, `Project of person ${number}`);
  const projectTag = tagOf(await browser.ask('GET', `/projects/${project.id}`));
  return { browser, project, projectTag, workspace: undefined, files: [] };
};

/** Opens a person's workspace and puts files of 4 KB into it. */
export const giveWorkspace = async (actor: Actor): Promise<void> => {
  const workspace = await openWorkspace(actor.browser, actor.project.id);
  actor.workspace = workspace;
  for (let number = 0; number < fileCount; number += 1) {
    const path = `src/file-${number}.txt`;
    const { tag } = await actor.browser.call<WrittenFile>('PUT', `/workspaces/${workspace.id}/files?path=${path}`, {
      headers: { 'if-none-match': '*' },
      body: fileContent(0),
    });
    actor.files.push({ path, tag });
  }
};
