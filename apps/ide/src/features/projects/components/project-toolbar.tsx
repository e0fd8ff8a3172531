import { Button, Input, Kbd, Select } from '@constellation/web-ui';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ProjectFilter } from '../api/project-queries.ts';

const sorts = [
  { value: 'opened', label: 'Last opened' },
  { value: 'name', label: 'Name' },
  { value: 'created', label: 'Created' },
] as const;

export interface ProjectToolbarProps {
  filter: ProjectFilter;
  onChange: (change: Partial<ProjectFilter>) => void;
}

/** Search, order, and the way to what was deleted. `/` goes to the search. */
export const ProjectToolbar = ({ filter, onChange }: ProjectToolbarProps) => {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-48 flex-1">
        <Search aria-hidden className="absolute top-1/2 left-2 size-4 -translate-y-1/2 text-fg-3" strokeWidth={1.5} />
        <Input
          ref={search}
          type="search"
          aria-label="Search projects"
          placeholder="Search projects"
          className="pr-8 pl-8"
          value={filter.search}
          onChange={(event) => onChange({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onChange({ search: '' });
          }}
        />
        {filter.search === '' ? <Kbd className="absolute top-1/2 right-2 -translate-y-1/2 pointer-coarse:hidden">/</Kbd> : undefined}
      </div>
      <Select
        aria-label="Order of projects"
        value={filter.sort}
        options={sorts}
        onChange={(event) => onChange({ sort: sorts.find((sort) => sort.value === event.target.value)?.value ?? 'opened' })}
        className="w-36"
      />
      <Button variant="quiet" onClick={() => onChange({ state: filter.state === 'deleted' ? 'active' : 'deleted' })}>
        {filter.state === 'deleted' ? 'Back to projects' : 'Deleted projects'}
      </Button>
    </div>
  );
};
