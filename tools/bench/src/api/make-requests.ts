import type { WrittenFile } from '@constellation/contracts-workspace';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../client/browser.ts';
import { type Actor, fileContent, tagOf } from './actor.ts';
import type { RequestKind } from './mix.ts';
import { takeTurns } from './take-turns.ts';

/** Sends one request of each kind; each kind goes through its people in turn. */
export type Requests = Record<RequestKind, () => Promise<Answer>>;

type Ask = (actor: Actor) => Promise<Answer>;

const get =
  (path: (actor: Actor) => string): Ask =>
  (actor) =>
    actor.browser.ask('GET', path(actor));

const describeProject: Ask = async (actor) => {
  const answer = await actor.browser.ask('PATCH', `/projects/${actor.project.id}`, {
    headers: { 'if-match': actor.projectTag },
    body: { description: `Described at ${new Date().toISOString()}` },
  });
  actor.projectTag = tagOf(answer);
  return answer;
};

const create: Ask = (actor) =>
  actor.browser.ask('POST', '/projects', {
    headers: { 'idempotency-key': randomUUID() },
    body: { name: `Another ${randomUUID().slice(0, 8)}`, source: { kind: 'template', template: 'blank' } },
  });

const refresh: Ask = async ({ browser }) => {
  const answer = await browser.ask('POST', '/auth/refresh', { body: {} });
  if (answer.status === 200) browser.accessToken = (JSON.parse(answer.body.toString('utf8')) as { accessToken: string }).accessToken;
  return answer;
};

/** The requests of `everyone`, with the file traffic on `withWorkspace`. */
export const makeRequests = (everyone: readonly Actor[], withWorkspace: readonly Actor[]): Requests => {
  const files = takeTurns(
    withWorkspace.flatMap((actor) => actor.files.map((file) => ({ actor, file }))).sort((a, b) => a.file.path.localeCompare(b.file.path)),
  );
  const address = (actor: Actor, path: string): string => `/workspaces/${actor.workspace?.id}/files?path=${path}`;
  let version = 0;
  const writeFile = async (): Promise<Answer> => {
    const { actor, file } = files();
    version += 1;
    const answer = await actor.browser.ask('PUT', address(actor, file.path), {
      headers: { 'if-match': `"${file.tag}"` },
      body: fileContent(version),
    });
    // A stale tag is answered with the current one; the refusal counts, but it shall not make the next write fail as well.
    file.tag =
      answer.status === 200
        ? (JSON.parse(answer.body.toString('utf8')) as WrittenFile).tag
        : (answer.headers.etag?.replaceAll('"', '') ?? file.tag);
    return answer;
  };
  const readFile = (): Promise<Answer> => {
    const { actor, file } = files();
    return actor.browser.ask('GET', address(actor, file.path));
  };
  const by = (people: readonly Actor[], ask: Ask): (() => Promise<Answer>) => {
    const next = takeTurns(people);
    return () => ask(next());
  };
  return {
    'list projects': by(
      everyone,
      get(() => '/projects'),
    ),
    'get project': by(
      everyone,
      get(({ project }) => `/projects/${project.id}`),
    ),
    'get workspace': by(
      withWorkspace,
      get(({ workspace }) => `/workspaces/${workspace?.id}`),
    ),
    'who am I': by(
      everyone,
      get(() => '/me'),
    ),
    'list templates': by(
      everyone,
      get(() => '/templates'),
    ),
    'list tree': by(
      withWorkspace,
      get(({ workspace }) => `/workspaces/${workspace?.id}/tree`),
    ),
    'read file': readFile,
    'write file': writeFile,
    'describe project': by(everyone, describeProject),
    'create project': by(everyone, create),
    'refresh session': by(everyone, refresh),
  };
};
