import { getSignUpState, signIn } from '@constellation/contracts-identity';
import { listProjects, listTemplates } from '@constellation/contracts-project';
import { FakeApi, sampleSignedIn, sampleTemplates } from '@constellation/testing-web';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';
import { safeNext } from '../api/enter.ts';

const server = (): FakeApi =>
  new FakeApi()
    .on(listProjects, () => ({ items: [] }))
    .on(listTemplates, () => ({ items: sampleTemplates() }))
    .on(getSignUpState, () => ({ firstPerson: false, signUp: 'invite' as const }));

describe('the sign-in page', () => {
  it('leads to the first account where nobody has one', async () => {
    const { address } = renderPage(
      '/sign-in',
      server().on(getSignUpState, () => ({ firstPerson: true, signUp: 'invite' as const })),
      'nobody',
    );
    await waitFor(() => expect(address()).toBe('/sign-up'));
  });

  it('signs in and goes where the person wanted to go', async () => {
    const { user, address } = renderPage(
      '/sign-in?next=%2Fprojects%3Fsort%3Dname',
      server().on(signIn, () => sampleSignedIn()),
      'nobody',
    );
    await user.type(await screen.findByLabelText('Email'), ' Ana@Example.org ');
    await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}');
    await waitFor(() => expect(address()).toBe('/projects?sort=name'));
  });

  it('asks the server nothing while a field is not valid, and goes to that field', async () => {
    const fake = server().on(signIn, () => sampleSignedIn());
    const { user } = renderPage('/sign-in', fake, 'nobody');
    await user.type(await screen.findByLabelText('Email'), 'ana');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByText(/Enter an email address/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Email'));
    expect(fake.inputsOf(signIn)).toEqual([]);
  });

  it('says what is wrong and keeps what was typed', async () => {
    const { user } = renderPage('/sign-in', server().refuse(signIn, 'identity.wrong_credentials'), 'nobody');
    await user.type(await screen.findByLabelText('Email'), 'ana@example.org');
    await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect(await screen.findByText('Email or password is not right.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('wrong');
  });

  it('tells that the server cannot be reached', async () => {
    const fake = server();
    const { user } = renderPage('/sign-in', fake, 'nobody');
    await user.type(await screen.findByLabelText('Email'), 'ana@example.org');
    fake.isReachable = false;
    await user.type(screen.getByLabelText('Password'), 'x{Enter}');
    expect(await screen.findByText(/The server cannot be reached/)).toBeTruthy();
  });
});

it.each([
  ['/p/1?file=a', '/p/1?file=a'],
  ['//evil.example', '/projects'],
  ['/\\evil.example', '/projects'],
  ['https://evil.example', '/projects'],
  [null, '/projects'],
])('goes from %s to %s after sign-in', (next, target) => {
  expect(safeNext(next)).toBe(target);
});
