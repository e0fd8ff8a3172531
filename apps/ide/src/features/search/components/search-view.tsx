import { Button, EmptyState, ProgressLine } from '@constellation/web-ui';
import { useSnapshot } from 'valtio';
import type { SearchSession, SearchState } from '../model/search-session.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResults } from './search-results.tsx';

const inWords = ({
  phase,
  count,
  files,
  isTruncated,
}: Pick<SearchState, 'phase' | 'count' | 'isTruncated'> & { files: { length: number } }): string => {
  const found = `${count} ${count === 1 ? 'match' : 'matches'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  if (phase === 'searching') return `Searching: ${found} so far`;
  return isTruncated ? `${found}. There are more: narrow the search.` : found;
};

/** Search through all files of the workspace. */
export const SearchView = ({ session }: { session: SearchSession }) => {
  const state = useSnapshot(session.state);
  return (
    <div className="flex size-full min-h-0 flex-col">
      <SearchForm session={session} />
      {state.phase === 'searching' ? <ProgressLine label="Searching" /> : undefined}
      {state.phase === 'idle' ? <EmptyState title="Search the workspace">Type a text; ignored files are left out.</EmptyState> : undefined}
      {state.phase === 'failed' ? (
        <EmptyState title="The search failed" actions={<Button onClick={() => void session.run()}>Try again</Button>}>
          {state.failure}
        </EmptyState>
      ) : undefined}
      {state.phase === 'searching' || state.phase === 'done' ? (
        <>
          <p role="status" className="shrink-0 px-3 pb-1 text-hint text-fg-2">
            {inWords(state)}
          </p>
          <SearchResults session={session} />
        </>
      ) : undefined}
    </div>
  );
};
