import { classNames, Input, Tooltip } from '@constellation/web-ui';
import { CaseSensitive, Regex, WholeWord, type LucideIcon } from 'lucide-react';
import { useSnapshot } from 'valtio';
import type { SearchSession } from '../model/search-session.ts';

const Toggle = ({ label, icon: Icon, isOn, onToggle }: { label: string; icon: LucideIcon; isOn: boolean; onToggle: () => void }) => (
  <Tooltip text={label}>
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      onClick={onToggle}
      className={classNames(
        'flex size-6 shrink-0 items-center justify-center rounded-control hover:bg-ink-3 pointer-coarse:size-11',
        isOn ? 'bg-ink-3 text-accent' : 'text-fg-2',
      )}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.5} />
    </button>
  </Tooltip>
);

/** What to search for, and where. */
export const SearchForm = ({ session }: { session: SearchSession }) => {
  const { query, regex, matchCase, wholeWord, include, exclude, areFiltersShown } = useSnapshot(session.state, { sync: true });
  return (
    <form
      role="search"
      className="flex shrink-0 flex-col gap-1.5 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        void session.run();
      }}
    >
      <div className="flex items-center gap-1">
        <Input
          data-autofocus
          aria-label="Search in files"
          placeholder="Search"
          value={query}
          spellCheck={false}
          onChange={(event) => session.change({ query: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') session.cancel();
          }}
        />
        <Toggle label="Match case" icon={CaseSensitive} isOn={matchCase} onToggle={() => session.change({ matchCase: !matchCase })} />
        <Toggle label="Whole word" icon={WholeWord} isOn={wholeWord} onToggle={() => session.change({ wholeWord: !wholeWord })} />
        <Toggle label="Regular expression" icon={Regex} isOn={regex} onToggle={() => session.change({ regex: !regex })} />
      </div>
      <button
        type="button"
        aria-expanded={areFiltersShown}
        className="self-start rounded-control px-1 text-hint text-fg-2 hover:text-fg pointer-coarse:h-11"
        onClick={() => {
          session.state.areFiltersShown = !areFiltersShown;
        }}
      >
        {areFiltersShown ? 'Hide file filters' : 'Filter files'}
      </button>
      {areFiltersShown ? (
        <>
          <Input
            aria-label="Files to include"
            placeholder="Include, such as src/**, *.ts"
            value={include}
            onChange={(event) => session.change({ include: event.target.value })}
          />
          <Input
            aria-label="Files to exclude"
            placeholder="Exclude, such as dist/**"
            value={exclude}
            onChange={(event) => session.change({ exclude: event.target.value })}
          />
        </>
      ) : undefined}
    </form>
  );
};
