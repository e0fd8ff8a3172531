import { createProject, openWorkspace } from '../client/open-workspace.ts';
import { runInWorkspace } from '../client/run-in-workspace.ts';
import { signUpFirst } from '../client/sign-up-people.ts';
import type { BenchStack } from '../machine/bench-stack.ts';
import type { Cookies } from './visitor.ts';

/** Where the pages are, and who is signed in there. */
export interface PageSite {
  signIn: string;
  projects: string;
  /** The workbench with a file of 800 lines open. */
  workbench: string;
  cookies: Cookies;
}

/** Text that stands in the first line of the large file and nowhere else. */
export const largeFileMark = 'the first line of a large file';

const lines = Array.from(
  { length: 800 },
  (_, number) => `export const value${number}: number = compute(${number}, 'text'); // line ${number}`,
);

// 10,000 files in one folder, and a file of 5 MB.
const make = [
  `mkdir many && (cd many && touch $(seq -f 'file-%05g.ts' 1 10000))`,
  `(echo '// ${largeFileMark}'; yes 'export const answer = await service.call(operation, { input, signal }); // as ever' | head -c 5242880) > large.ts`,
].join(' && ');

/** Makes a project with a running workspace and the files that are looked at. */
export const preparePageSite = async ({ stack, site }: BenchStack): Promise<PageSite> => {
  const first = await signUpFirst(site);
  const project = await createProject(first, 'Looked at', 'node-typescript');
  const { id } = await openWorkspace(first, project.id);
  await first.call('PUT', `/workspaces/${id}/files?path=looked-at.ts`, {
    headers: { 'if-none-match': '*' },
    body: Buffer.from(lines.join('\n')),
  });
  await runInWorkspace(first, id, make);
  const [name = '', value = ''] = first.cookie?.split('=') ?? [];
  const cookie = {
    name,
    value,
    domain: new URL(stack.url).hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Strict' as const,
  };
  const at = (path: string): string => `${stack.url}${path}`;
  return { signIn: at('/sign-in'), projects: at('/projects'), workbench: at(`/p/${project.id}?file=looked-at.ts`), cookies: [cookie] };
};
