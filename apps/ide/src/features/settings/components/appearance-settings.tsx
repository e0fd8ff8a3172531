import type { PersonSettings } from '@constellation/contracts-identity';
import { ChoiceGroup } from '@constellation/web-ui';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'high-contrast', label: 'High contrast' },
] as const;

export interface SettingProps {
  settings: PersonSettings;
  onChange: (change: Partial<PersonSettings>) => void;
}

export const AppearanceSettings = ({ settings, onChange }: SettingProps) => (
  <ChoiceGroup label="Theme" value={settings.theme} choices={themes} onValueChange={(theme) => onChange({ theme })} />
);
