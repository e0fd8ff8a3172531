import { getSignUpState, resetPassword, signUp } from '@constellation/contracts-identity';
import { listProjects, listTemplates } from '@constellation/contracts-project';
import { FakeApi, sampleSignedIn } from '@constellation/testing-web';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';

const server = (state: { firstPerson: boolean; signUp: 'invite' | 'open' | 'closed' }): FakeApi =>
  new FakeApi()
    .on(getSignUpState, () => state)
    .on(signUp, () => sampleSignedIn())
    .on(listProjects, () => ({ items: [] }))
    .on(listTemplates, () => ({ items: [] }));

describe('the sign-up page', () => {
  afterEach(() => window.history.replaceState(null, '', '/'));

  it('tells the first person that they become the administrator', async () => {
    const fake = server({ firstPerson: true, signUp: 'invite' });
    const { user, address } = renderPage('/sign-up', fake, 'nobody');
    expect(await screen.findByText(/you become the administrator/)).toBeTruthy();
    await user.type(screen.getByLabelText('Name'), 'Ana');
    await user.type(screen.getByLabelText('Email'), 'ana@example.org');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    await waitFor(() => expect(address()).toBe('/projects'));
    expect(fake.inputsOf(signUp)).toEqual([{ name: 'Ana', email: 'ana@example.org', password: 'correct horse battery' }]);
  });

  it('uses the invitation of the link and takes it out of the address', async () => {
    window.history.replaceState(null, '', '/sign-up#invitation=secret-code');
    const fake = server({ firstPerson: false, signUp: 'invite' });
    const { user } = renderPage('/sign-up', fake, 'nobody');
    await user.type(await screen.findByLabelText('Name'), 'Bo');
    expect(window.location.hash).toBe('');
    await user.type(screen.getByLabelText('Email'), 'bo@example.org');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
    await waitFor(() => expect(fake.inputsOf(signUp)).toMatchObject([{ invitation: 'secret-code' }]));
  });

  it.each([
    ['invite', /by invitation/],
    ['closed', /does not take new accounts/],
  ] as const)('shows no form where sign-up is %s', async (mode, words) => {
    renderPage('/sign-up', server({ firstPerson: false, signUp: mode }), 'nobody');
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Create account' })).toBeNull();
  });

  it('shows a taken email beside the field', async () => {
    const { user } = renderPage(
      '/sign-up',
      server({ firstPerson: false, signUp: 'open' }).refuse(signUp, 'identity.email_taken'),
      'nobody',
    );
    await user.type(await screen.findByLabelText('Name'), 'Ana');
    await user.type(screen.getByLabelText('Email'), 'ana@example.org');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
    expect(await screen.findByText(/already an account with this email/)).toBeTruthy();
    expect(screen.getByLabelText('Email').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the reset page', () => {
  afterEach(() => window.history.replaceState(null, '', '/'));

  it('sets a new password with the code of the link and signs in', async () => {
    window.history.replaceState(null, '', '/reset#code=reset-code');
    const fake = server({ firstPerson: false, signUp: 'invite' }).on(resetPassword, () => sampleSignedIn());
    const { user, address } = renderPage('/reset', fake, 'nobody');
    await user.type(await screen.findByLabelText('New password'), 'a new long password{Enter}');
    await waitFor(() => expect(address()).toBe('/projects'));
    expect(fake.inputsOf(resetPassword)).toEqual([{ code: 'reset-code', password: 'a new long password' }]);
  });

  it('explains itself without a code', async () => {
    renderPage('/reset', server({ firstPerson: false, signUp: 'invite' }), 'nobody');
    expect(await screen.findByText(/needs the link/)).toBeTruthy();
  });
});
