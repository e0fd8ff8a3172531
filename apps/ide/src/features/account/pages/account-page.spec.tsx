import { changePassword, listSessions, revokeSession, updateMe, type Session } from '@constellation/contracts-identity';
import { FakeApi, sampleAccount, sampleId, sampleSession, sampleSignedIn } from '@constellation/testing-web';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';

const server = (sessions: () => Session[] = () => [sampleSession({ isCurrent: true })]): FakeApi =>
  new FakeApi().on(listSessions, () => ({ items: sessions() }));

describe('the account page', () => {
  it('changes the name of the version that was seen, everywhere it is shown', async () => {
    const fake = server().on(updateMe, ({ name }) => sampleAccount({ name, version: 2 }));
    const { user } = renderPage('/account', fake);
    const field = await screen.findByLabelText('Name');
    await user.clear(field);
    await user.type(field, 'Ana Byron{Enter}');
    expect(await screen.findByRole('button', { name: 'Account menu of Ana Byron' })).toBeTruthy();
    expect(fake.inputsOf(updateMe)).toEqual([{ ifMatch: '1', name: 'Ana Byron' }]);
  });

  it('changes the password and empties the fields', async () => {
    const fake = server().on(changePassword, () => sampleSignedIn());
    const { user } = renderPage('/account', fake);
    await user.type(await screen.findByLabelText('Current password'), 'the old one');
    await user.type(screen.getByLabelText('New password'), 'a new long password{Enter}');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Current password').value).toBe(''));
    expect(fake.inputsOf(changePassword)).toEqual([{ current: 'the old one', next: 'a new long password' }]);
  });

  it('says at the field that the current password is not right', async () => {
    const { user } = renderPage('/account', server().refuse(changePassword, 'identity.wrong_password'));
    await user.type(await screen.findByLabelText('Current password'), 'wrong');
    await user.type(screen.getByLabelText('New password'), 'a new long password{Enter}');
    expect(await screen.findByText('The current password is not right.')).toBeTruthy();
    expect(screen.getByLabelText('Current password').getAttribute('aria-invalid')).toBe('true');
  });

  it('ends a session, but offers that for no session in use', async () => {
    const ended: string[] = [];
    const other = sampleSession({ id: sampleId('ses', 2), device: 'Safari on iPhone' });
    const fake = server(() => [sampleSession({ isCurrent: true }), ...(ended.length === 0 ? [other] : [])]).on(
      revokeSession,
      ({ sessionId }) => void ended.push(sessionId),
    );
    const { user } = renderPage('/account', fake);
    await user.click(await screen.findByRole('button', { name: 'End session on Safari on iPhone' }));
    await waitFor(() => expect(screen.queryByText('Safari on iPhone')).toBeNull());
    expect(ended).toEqual([other.id]);
    expect(screen.queryByRole('button', { name: /End session/ })).toBeNull();
  });
});
