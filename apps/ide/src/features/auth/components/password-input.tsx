import { Input } from '@constellation/web-ui';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';

/** A password that can be shown while it is typed. */
export const PasswordInput = (props: Omit<ComponentProps<'input'>, 'type'>) => {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative flex">
      <Input
        {...props}
        type={isShown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="off"
        className="pr-8 pointer-coarse:pr-12"
      />
      <button
        type="button"
        aria-label={isShown ? 'Hide what is typed' : 'Show what is typed'}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="absolute top-0 right-0 flex size-7 items-center justify-center rounded-control text-fg-2 hover:text-fg pointer-coarse:size-11"
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.5} />
      </button>
    </span>
  );
};
