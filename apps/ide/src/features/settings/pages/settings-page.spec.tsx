import { getSettings, personSettingsSchema, updateSettings, type PersonSettings } from '@constellation/contracts-identity';
import { FakeApi } from '@constellation/testing-web';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';

const first: PersonSettings = { theme: 'system', autoSave: 'off', editorFontSize: 13 };
const server = (): FakeApi =>
  new FakeApi().on(getSettings, () => first).on(updateSettings, (change) => personSettingsSchema.parse({ ...first, ...change }));

describe('the settings page', () => {
  afterEach(() => window.localStorage.clear());

  it('changes the theme at once and keeps it for the next page', async () => {
    const fake = server();
    const { user } = renderPage('/settings', fake);
    await user.click(await screen.findByRole('radio', { name: 'Light' }));
    expect(document.documentElement.dataset['theme']).toBe('light');
    expect(window.localStorage.getItem('cst.theme')).toBe('light');
    await waitFor(() => expect(fake.inputsOf(updateSettings)).toEqual([{ theme: 'light' }]));
  });

  it('takes over the theme that was chosen on another device', async () => {
    renderPage(
      '/settings',
      server().on(getSettings, () => ({ ...first, theme: 'high-contrast' as const })),
    );
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('high-contrast'));
  });

  it('takes a change back that the server refused, and says so', async () => {
    const { user } = renderPage('/settings', server().refuse(updateSettings, 'unavailable'));
    const select = await screen.findByLabelText<HTMLSelectElement>('Auto save');
    await user.selectOptions(select, 'after-delay');
    expect(await screen.findByText('The setting was not saved')).toBeTruthy();
    await waitFor(() => expect(select.value).toBe('off'));
  });

  it('saves a font size when the field is left, and none out of bounds', async () => {
    const fake = server();
    const { user } = renderPage('/settings', fake);
    const field = await screen.findByLabelText('Font size in the editor');
    await user.clear(field);
    await user.type(field, '99');
    await user.tab();
    expect(screen.getByText('Enter a whole number from 8 to 32.')).toBeTruthy();
    await user.clear(field);
    await user.type(field, '16');
    await user.tab();
    await waitFor(() => expect(fake.inputsOf(updateSettings)).toEqual([{ editorFontSize: 16 }]));
  });
});
