import {
  createSignUpInvitation,
  listSignUpInvitations,
  listUsers,
  makeResetLink,
  revokeSignUpInvitation,
  updateUser,
  type SignUpInvitation,
} from '@constellation/contracts-identity';
import { FakeApi, sampleAccount, sampleId } from '@constellation/testing-web';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';

const bo = sampleAccount({ id: sampleId('usr', 2), name: 'Bo Diddley', email: 'bo@example.org', platformRole: 'member', version: 7 });

const invitation = (change: Partial<SignUpInvitation> = {}): SignUpInvitation => ({
  id: sampleId('inv', 1),
  email: 'dan@example.org',
  platformRole: 'member',
  createdAt: '2026-11-24T09:00:00.000Z',
  expiresAt: '2999-01-01T00:00:00.000Z',
  ...change,
});

const server = (): FakeApi =>
  new FakeApi().on(listUsers, () => ({ items: [sampleAccount(), bo] })).on(listSignUpInvitations, () => ({ items: [invitation()] }));

describe('the administration', () => {
  it('is closed to members and says who can open it', async () => {
    const fake = server();
    renderPage('/admin', fake, bo);
    expect(await screen.findByText('This page is for administrators.')).toBeTruthy();
    expect(fake.inputsOf(listUsers)).toEqual([]);
  });

  it('disables a person in the version that was seen, but offers nobody to disable themselves', async () => {
    const fake = server().on(updateUser, () => ({ ...bo, disabled: true, version: 8 }));
    const { user } = renderPage('/admin/people', fake);
    await user.click(await screen.findByRole('button', { name: 'More for Bo Diddley' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Disable' }));
    await waitFor(() => expect(fake.inputsOf(updateUser)).toEqual([{ userId: bo.id, ifMatch: '7', disabled: true }]));
    await user.click(screen.getByRole('button', { name: 'More for Ana Lovelace' }));
    await screen.findByRole('menuitem', { name: 'Make reset link' });
    expect(screen.queryByRole('menuitem', { name: 'Disable' })).toBeNull();
  });

  it('tells why the last administrator stays one', async () => {
    const { user } = renderPage('/admin/people', server().refuse(updateUser, 'identity.last_admin'));
    await user.click(await screen.findByRole('button', { name: 'More for Ana Lovelace' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Make member' }));
    expect(await screen.findByText('There must be at least one administrator.')).toBeTruthy();
  });

  it('shows a reset link once, ready to be copied', async () => {
    const fake = server().on(makeResetLink, () => ({
      url: 'http://constellation.localhost:8000/reset#code=abc',
      expiresAt: '2026-11-25T09:00:00.000Z',
    }));
    const { user } = renderPage('/admin/people', fake);
    await user.click(await screen.findByRole('button', { name: 'More for Bo Diddley' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Make reset link' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reset link made' });
    expect(within(dialog).getByLabelText<HTMLInputElement>('Link').value).toContain('/reset#code=abc');
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('makes an invitation for an address, and takes one back', async () => {
    const taken: string[] = [];
    const fake = server()
      .on(createSignUpInvitation, ({ email, platformRole }) => ({
        invitation: invitation({ email, platformRole }),
        url: 'http://x/sign-up#invitation=abc',
      }))
      .on(listSignUpInvitations, () => ({ items: taken.length === 0 ? [invitation()] : [] }))
      .on(revokeSignUpInvitation, ({ invitationId }) => void taken.push(invitationId));
    const { user } = renderPage('/admin/invitations', fake);
    await user.type(await screen.findByLabelText('Email'), 'eva@example.org');
    await user.selectOptions(screen.getByLabelText('Role'), 'admin');
    await user.click(screen.getByRole('button', { name: 'Make invitation' }));
    const dialog = await screen.findByRole('dialog', { name: 'Invitation made' });
    expect(within(dialog).getByText(/Give this link to eva@example.org/)).toBeTruthy();
    expect(fake.inputsOf(createSignUpInvitation)).toEqual([{ email: 'eva@example.org', platformRole: 'admin' }]);
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    await user.click(await screen.findByRole('button', { name: 'Take back the invitation of dan@example.org' }));
    expect(await screen.findByText('No invitation was made yet.')).toBeTruthy();
  });
});
