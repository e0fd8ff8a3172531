import { IconButton, Input } from '@constellation/web-ui';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';

/** A password that can be shown while it is typed. */
export const PasswordInput = (props: Omit<ComponentProps<'input'>, 'type'>) => {
  const [isShown, setShown] = useState(false);
  return (
    <span className="relative flex">
      <Input {...props} type={isShown ? 'text' : 'password'} spellCheck={false} autoCapitalize="off" className="pr-8 pointer-coarse:pr-12" />
      <IconButton
        icon={isShown ? EyeOff : Eye}
        label={isShown ? 'Hide what is typed' : 'Show what is typed'}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="absolute top-0 right-0 size-7 aria-pressed:bg-transparent pointer-coarse:size-11"
      />
    </span>
  );
};
