import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { aPerson, signUp } from './testing/sign-up.ts';
import { expect, openToEverybody, test } from './testing/test.ts';
import { Workbench } from './testing/workbench.ts';

test.use({ settings: openToEverybody });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds in both themes, in words. Monaco and xterm draw text that axe cannot judge; their own settings are tested apart. */
const faultsOf = async (page: Page, view: string): Promise<string[]> => {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).exclude('.monaco-editor').exclude('.xterm').analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${view}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    );
  }
  return found;
};

test('axe finds nothing on the pages and in the workbench, in both themes', async ({ page, browser, baseURL }) => {
  const workbench = new Workbench(page);
  const faults: string[] = [];
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Create account' }).waitFor();
  faults.push(...(await faultsOf(page, 'sign up')));
  await signUp(page, aPerson('Axe'));
  const others = await browser.newContext({ baseURL: baseURL ?? '' });
  const visitor = await others.newPage();
  await visitor.goto('/sign-in');
  await visitor.getByRole('button', { name: 'Sign in' }).waitFor();
  faults.push(...(await faultsOf(visitor, 'sign in')));
  await others.close();
  faults.push(...(await faultsOf(page, 'projects')));
  await page.getByRole('button', { name: 'New project' }).first().click();
  await page.getByRole('button', { name: 'Create project' }).waitFor();
  faults.push(...(await faultsOf(page, 'new project')));
  await page.getByRole('button', { name: 'Create project' }).click();
  await workbench.file('README.md').waitFor({ timeout: 60_000 });
  await workbench.openFile('README.md');
  faults.push(...(await faultsOf(page, 'workbench')));
  await workbench.askClaude('Have a look');
  await workbench.approvals.waitFor();
  faults.push(...(await faultsOf(page, 'a question of Claude')));
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await page.getByRole('textbox', { name: 'Search in files' }).fill('echo');
  await page
    .getByRole('button', { name: /run\.sh/ })
    .first()
    .waitFor();
  faults.push(...(await faultsOf(page, 'search')));
  await page.setViewportSize({ width: 390, height: 844 });
  faults.push(...(await faultsOf(page, 'phone')));
  expect(faults).toEqual([]);
});
