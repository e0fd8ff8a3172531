import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ChoiceGroupProps<Value extends string> {
  /** The accessible name of the group. */
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  choices: readonly { value: Value; label: ReactNode; title?: string }[];
  className?: string;
  itemClassName?: string;
}

/** One of a few choices, all in sight: a radio group drawn as buttons or cards. */
export const ChoiceGroup = <Value extends string>({
  label,
  value,
  onValueChange,
  choices,
  className,
  itemClassName,
}: ChoiceGroupProps<Value>) => (
  <RadioGroup.Root
    aria-label={label}
    value={value}
    onValueChange={(next) => {
      const choice = choices.find((each) => each.value === next);
      if (choice !== undefined) onValueChange(choice.value);
    }}
    className={classNames('flex flex-wrap gap-1', className)}
  >
    {choices.map((choice) => (
      <RadioGroup.Item
        key={choice.value}
        value={choice.value}
        {...(choice.title === undefined ? {} : { 'aria-label': choice.title })}
        className={classNames(
          'flex h-7 items-center justify-center rounded-control border border-control-line px-3 text-left text-work text-fg-2 hover:bg-ink-3 hover:text-fg data-[state=checked]:border-accent data-[state=checked]:bg-ink-2 data-[state=checked]:text-fg pointer-coarse:min-h-11',
          itemClassName,
        )}
      >
        {choice.label}
      </RadioGroup.Item>
    ))}
  </RadioGroup.Root>
);
