import type { Page } from '@playwright/test';

/** Who signs up. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

/** A person whose address no other test uses. */
export function aPerson(name: string): Person {
  return { name, email: `${name.toLowerCase()}@example.org`, password: 'seven quiet herons at dusk' };
}

/** Makes an account on the page that `address` leads to, and ends at the list of projects. */
export async function signUp(page: Page, person: Person, address = '/sign-up'): Promise<void> {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: 'New project' }).waitFor();
}
