import type { createSignUpInvitation } from '@constellation/contracts-identity';
import type { OutputOf } from '@constellation/contracts-kernel';
import { Browser, type Site } from './browser.ts';

export const password = 'a long enough phrase for a benchmark';
const atOnce = 4;

/** The first person of an installation, who is its administrator. */
export const signUpFirst = async (site: Site): Promise<Browser> => {
  const browser = new Browser(site);
  await browser.enter('/auth/sign-up', { email: 'first@example.org', name: 'First', password });
  return browser;
};

/** People who sign up by invitation, each from a loopback address of their own: 127.0.1.1, 127.0.1.2 and so on. At most 250. */
export const signUpPeople = async (first: Browser, count: number): Promise<Browser[]> => {
  const people: Browser[] = [];
  for (let next = 1; next <= count; next += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - next + 1) }, (_, index) => next + index);
    people.push(...(await Promise.all(numbers.map((number) => signUpInvited(first, number)))));
  }
  return people;
};

const signUpInvited = async (first: Browser, number: number): Promise<Browser> => {
  const { url } = await first.call<OutputOf<typeof createSignUpInvitation>>('POST', '/admin/invitations', { body: {} });
  const invitation = url.split('#invitation=')[1] ?? '';
  const browser = new Browser(first.site, `127.0.1.${number}`);
  await browser.enter('/auth/sign-up', { email: `person-${number}@example.org`, name: `Person ${number}`, password, invitation });
  return browser;
};
