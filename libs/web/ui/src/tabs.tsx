import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

export interface TabsProps {
  /** The accessible name of the row of tabs. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  items: readonly { value: string; label: string; content: ReactNode }[];
}

/** A row of tabs over their content; arrow keys move, the tab reached is shown. */
export const Tabs = ({ label, value, onValueChange, items }: TabsProps) => (
  <Primitive.Root value={value} onValueChange={onValueChange} className="flex min-h-0 flex-col">
    <Primitive.List aria-label={label} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line">
      {items.map((item) => (
        <Primitive.Trigger
          key={item.value}
          value={item.value}
          className="h-9 border-b-2 border-transparent px-3 text-work font-medium whitespace-nowrap text-fg-2 hover:text-fg data-[state=active]:border-accent data-[state=active]:text-fg pointer-coarse:h-11"
        >
          {item.label}
        </Primitive.Trigger>
      ))}
    </Primitive.List>
    {items.map((item) => (
      <Primitive.Content key={item.value} value={item.value} className="min-h-0 flex-1 outline-none">
        {item.content}
      </Primitive.Content>
    ))}
  </Primitive.Root>
);
