import { Check } from 'lucide-react';
import type { ContextMenu, DropdownMenu } from 'radix-ui';
import { classNames } from './class-names.ts';
import type { MenuEntry, MenuItem } from './menu-item.ts';

type Primitive =
  Pick<typeof DropdownMenu, 'Item' | 'CheckboxItem' | 'Separator'> | Pick<typeof ContextMenu, 'Item' | 'CheckboxItem' | 'Separator'>;

export const menuSurface = 'z-50 min-w-44 max-w-80 animate-appear rounded-control border border-line bg-ink-2 p-1 text-work text-fg';

const row = (item: MenuItem): string =>
  classNames(
    'flex min-h-6 cursor-default select-none items-center gap-2 rounded-control px-2 py-0.5 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-ink-3 pointer-coarse:min-h-11',
    item.danger === true && 'text-bad',
  );

const Line = ({ item }: { item: MenuItem }) => {
  const Icon = item.icon;
  return (
    <>
      <span className="flex size-4 shrink-0 items-center justify-center">
        {item.checked === true ? <Check aria-hidden className="size-4" strokeWidth={1.5} /> : undefined}
        {item.checked === undefined && Icon !== undefined ? <Icon aria-hidden className="size-4" strokeWidth={1.5} /> : undefined}
      </span>
      <span className="flex-1 truncate">{item.label}</span>
      {item.keys === undefined ? undefined : <span className="pl-4 text-hint text-fg-3">{item.keys}</span>}
    </>
  );
};

/** The lines of a menu, in whichever of Radix' two menus they stand. */
export const MenuEntries = ({ entries, primitive }: { entries: readonly MenuEntry[]; primitive: Primitive }) =>
  entries.map((entry, index) => {
    if (entry === 'separator') return <primitive.Separator key={`separator-${index}`} className="my-1 h-px bg-line" />;
    const shared = { disabled: entry.disabled ?? false, onSelect: entry.onSelect, className: row(entry) };
    return entry.checked === undefined ? (
      <primitive.Item key={entry.id} {...shared}>
        <Line item={entry} />
      </primitive.Item>
    ) : (
      <primitive.CheckboxItem key={entry.id} checked={entry.checked} {...shared}>
        <Line item={entry} />
      </primitive.CheckboxItem>
    );
  });
