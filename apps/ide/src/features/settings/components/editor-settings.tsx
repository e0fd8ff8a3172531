import type { PersonSettings } from '@constellation/contracts-identity';
import { Field, Input, Select } from '@constellation/web-ui';
import { useState } from 'react';
import type { SettingProps } from './appearance-settings.tsx';

const autoSaves = [
  { value: 'off', label: 'Off: save with Ctrl+S or ⌘S' },
  { value: 'after-delay', label: 'A second after typing' },
  { value: 'on-focus-change', label: 'When the editor loses the focus' },
] as const satisfies readonly { value: PersonSettings['autoSave']; label: string }[];

const smallest = 8;
const largest = 32;

export const EditorSettings = ({ settings, onChange }: SettingProps) => {
  const [size, setSize] = useState(String(settings.editorFontSize));
  const value = Number(size);
  const isValid = Number.isInteger(value) && value >= smallest && value <= largest;
  return (
    <div className="flex max-w-sm flex-col gap-4">
      <Field label="Auto save">
        <Select
          value={settings.autoSave}
          options={autoSaves}
          onChange={(event) => onChange({ autoSave: autoSaves.find((each) => each.value === event.target.value)?.value ?? 'off' })}
        />
      </Field>
      <Field
        label="Font size in the editor"
        hint="In pixels."
        error={isValid ? undefined : `Enter a whole number from ${smallest} to ${largest}.`}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={smallest}
          max={largest}
          value={size}
          className="w-24"
          onChange={(event) => setSize(event.target.value)}
          onBlur={() => {
            if (isValid && value !== settings.editorFontSize) onChange({ editorFontSize: value });
          }}
        />
      </Field>
    </div>
  );
};
