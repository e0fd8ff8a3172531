import { Browser } from './browser.ts';
import type { TestGateway } from './start-test-gateway.ts';

const password = 'a long enough phrase';

export interface Person {
  browser: Browser;
  userId: string;
}

/** Signs the first person up, and after them members by invitation. */
export const signUpPeople = async (gateway: TestGateway, names: string[]): Promise<Person[]> => {
  const people: Person[] = [];
  for (const name of names) {
    const browser = new Browser(gateway.port, gateway.host);
    const invitation = people[0] === undefined ? undefined : await inviteFrom(people[0].browser);
    const answer = await browser.enter('/auth/sign-up', { email: `${name}@example.org`, name, password, invitation });
    people.push({ browser, userId: (answer.body as { account: { id: string } }).account.id });
  }
  return people;
};

const inviteFrom = async (admin: Browser): Promise<string> => {
  const { body } = await admin.api('POST', '/admin/invitations', { body: {} });
  return (body as { url: string }).url.split('#invitation=')[1] ?? '';
};
