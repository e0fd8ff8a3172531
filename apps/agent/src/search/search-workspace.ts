import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import {
  type HandlerContext,
  type searchFiles,
  type searchText,
  type SearchMatch,
  type ServerStream,
  type VerbInput,
  type VerbTrailer,
} from '@constellation/agent-protocol';
import { temporaryPrefix } from '../files/path-names.ts';
import type { WorkspaceRoot } from '../files/workspace-root.ts';
import { sendStreamed } from '../send-streamed.ts';
import { matchOf } from './match-of.ts';
import { Ripgrep } from './ripgrep.ts';

interface Selection {
  include: readonly string[];
  exclude: readonly string[];
  ignored: boolean;
}

/** Hidden files are searched, what ignore files name is not; `.git` and files being written never. */
const selectionArguments = ({ include, exclude, ignored }: Selection): string[] => [
  '--hidden',
  '--no-require-git',
  '--no-messages',
  // Ignore files above the root are not the workspace's: those of an installation may name its own data folder.
  ...(ignored ? ['--no-ignore'] : ['--no-ignore-global', '--no-ignore-parent']),
  ...include.flatMap((glob) => ['--glob', glob]),
  ...exclude.flatMap((glob) => ['--glob', `!${glob}`]),
  ...['--glob', '!.git', '--glob', `!${temporaryPrefix}*`],
];

/** Answers `search.*`. */
export class SearchWorkspace {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  async text(
    input: VerbInput<typeof searchText>,
    stream: ServerStream<typeof searchText>,
    { signal }: HandlerContext,
  ): Promise<VerbTrailer<typeof searchText>> {
    const start = await this.#start(input.path);
    const ripgrep = new Ripgrep({
      arguments: [
        ...['--json', '--max-filesize', '16M', ...selectionArguments(input)],
        input.matchCase ? '--case-sensitive' : '--ignore-case',
        ...(input.regex ? [] : ['--fixed-strings']),
        ...(input.wholeWord ? ['--word-regexp'] : []),
        ...['--regexp', input.pattern],
        ...this.#placeArguments(start, input.ignored),
      ],
      cwd: this.root.folder,
      environment: this.environment,
      signal,
    });
    stream.open({});
    const files = new Set<string>();
    let matches = 0;
    let limitReached = false;
    const found = async function* (): AsyncGenerator<SearchMatch, void> {
      for await (const line of ripgrep.lines()) {
        const match = matchOf(line);
        if (match === undefined) continue;
        if (matches === input.limit) {
          limitReached = true;
          return;
        }
        matches += 1;
        files.add(match.path);
        yield match;
      }
    };
    await sendStreamed(found(), (batch) => stream.sendItem({ matches: batch }));
    return { matches, files: files.size, limitReached };
  }

  async files(
    input: VerbInput<typeof searchFiles>,
    stream: ServerStream<typeof searchFiles>,
    { signal }: HandlerContext,
  ): Promise<VerbTrailer<typeof searchFiles>> {
    const start = await this.#start(input.path);
    const ripgrep = new Ripgrep({
      arguments: ['--files', ...selectionArguments(input), ...this.#placeArguments(start, input.ignored)],
      cwd: this.root.folder,
      environment: this.environment,
      signal,
    });
    stream.open({});
    let files = 0;
    let limitReached = false;
    const found = async function* (): AsyncGenerator<string, void> {
      for await (const line of ripgrep.lines()) {
        if (files === input.limit) {
          limitReached = true;
          return;
        }
        files += 1;
        yield line.replace(/^\.\//, '');
      }
    };
    await sendStreamed(found(), (batch) => stream.sendItem({ paths: batch }));
    return { files, limitReached };
  }

  /** Globs count from the root. */
  #start(path: string): Promise<string> {
    return this.root.at(path, { follow: true }, (place) => {
      lstatSync(place.at);
      return `./${place.path}`;
    });
  }

  /** Below the root, its own ignore files are a parent's, and are named. */
  #placeArguments(start: string, ignored: boolean): string[] {
    const files = start === './' || ignored ? [] : ['.gitignore', '.ignore'].filter((name) => existsSync(join(this.root.folder, name)));
    return [...files.flatMap((name) => ['--ignore-file', name]), '--', start];
  }
}
