import type { WorkspaceId } from '@constellation/contracts-kernel';
import { searchText, type SearchMatch } from '@constellation/contracts-workspace';
import type { ApiClient } from '@constellation/web-api-client';
import { proxy, ref } from 'valtio';
import { copyOfFailure } from '../../../platform/failure-copy.ts';

export interface SearchQuery {
  query: string;
  regex: boolean;
  matchCase: boolean;
  wholeWord: boolean;
  include: string;
  exclude: string;
}

export interface FileMatches {
  path: string;
  matches: readonly SearchMatch[];
}

export interface SearchState extends SearchQuery {
  phase: 'idle' | 'searching' | 'done' | 'failed';
  /** Replaced as matches arrive; outside of valtio's reach, since there may be thousands. */
  files: readonly FileMatches[];
  count: number;
  isTruncated: boolean;
  failure: string | undefined;
  collapsed: Record<string, boolean>;
  areFiltersShown: boolean;
}

/** How long after the last letter a search starts, in milliseconds. */
const typingDelay = 250;

/** The search of one workspace. A new one cancels the one before, on the server too. */
export class SearchSession {
  readonly state = proxy<SearchState>({
    query: '',
    regex: false,
    matchCase: false,
    wholeWord: false,
    include: '',
    exclude: '',
    phase: 'idle',
    files: ref([]),
    count: 0,
    isTruncated: false,
    failure: undefined,
    collapsed: {},
    areFiltersShown: false,
  });
  private abort: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Pick<ApiClient, 'stream'>,
    private readonly workspaceId: WorkspaceId,
  ) {}

  /** Changes what is searched for and starts soon. */
  change(part: Partial<SearchQuery>): void {
    Object.assign(this.state, part);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), typingDelay);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    if (this.state.phase === 'searching') this.state.phase = 'done';
  }

  async run(): Promise<void> {
    this.cancel();
    const { query, regex, matchCase, wholeWord, include, exclude } = this.state;
    Object.assign(this.state, { files: ref([]), count: 0, isTruncated: false, failure: undefined, collapsed: {} });
    if (query === '') {
      this.state.phase = 'idle';
      return;
    }
    const abort = new AbortController();
    this.abort = abort;
    this.state.phase = 'searching';
    const filters = { ...(include === '' ? {} : { include }), ...(exclude === '' ? {} : { exclude }) };
    try {
      await this.collect(
        this.api.stream(
          searchText,
          { workspaceId: this.workspaceId, query, regex, matchCase, wholeWord, ...filters },
          { signal: abort.signal },
        ),
      );
      if (!abort.signal.aborted) this.state.phase = 'done';
    } catch (cause) {
      if (abort.signal.aborted) return;
      this.state.phase = 'failed';
      this.state.failure = copyOfFailure(cause).sentence;
    }
  }

  private async collect(
    items: AsyncIterable<SearchMatch | { type: 'end'; truncated?: boolean | undefined } | { type: 'error' }>,
  ): Promise<void> {
    const byPath = new Map<string, SearchMatch[]>();
    let drawnAt = 0;
    const draw = (): void => {
      this.state.files = ref([...byPath].map(([path, matches]) => ({ path, matches: [...matches] })));
      drawnAt = performance.now();
    };
    let count = 0;
    for await (const item of items) {
      if (item.type === 'end') this.state.isTruncated = item.truncated === true;
      if (item.type !== 'match') continue;
      count += 1;
      byPath.set(item.path, [...(byPath.get(item.path) ?? []), item]);
      if (performance.now() - drawnAt < 100) continue;
      this.state.count = count;
      draw();
    }
    this.state.count = count;
    draw();
  }
}
