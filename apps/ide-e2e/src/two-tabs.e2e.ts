import { aPerson, signUp } from './testing/sign-up.ts';
import { expect, openToEverybody, test } from './testing/test.ts';
import { Workbench } from './testing/workbench.ts';

test.use({ settings: openToEverybody });

test('two tabs that edit one file never overwrite each other silently', async ({ page, context }) => {
  const first = new Workbench(page);
  await signUp(page, aPerson('Twotabs'));
  await first.createProject(/^Blank/);
  await first.createFile('shared.txt');
  await first.type('shared.txt', 'base');
  await first.save();
  await expect(first.saveState).toHaveText(/saved/);

  const second = new Workbench(await context.newPage());
  await second.page.goto(page.url());
  await expect(second.text('shared.txt')).toContainText('base');

  await first.type('shared.txt', 'one ');
  await second.type('shared.txt', 'two ');
  await second.save();
  await expect(second.saveState).toHaveText(/saved/);

  const warning = page.getByRole('alert').filter({ hasText: 'changed on disk' });
  await expect(warning).toBeVisible();
  await expect(first.text('shared.txt')).toContainText('one');
  await warning.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('button', { name: 'Back to your text' })).toBeVisible();
  await warning.getByRole('button', { name: 'Overwrite' }).click();
  await expect(first.saveState).toHaveText(/saved/);
  await expect(second.text('shared.txt')).toContainText('one');
});

test('text that was not saved comes back after the tab was killed', async ({ page, context }) => {
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Killedtab'));
  await workbench.createProject(/^Blank/);
  await workbench.openFile('README.md');
  await workbench.type('README.md', 'not saved yet ');
  await expect(workbench.saveState).toHaveText(/unsaved/);
  await page.waitForTimeout(1_000); // the promise is "within a second"
  const address = page.url();
  await page.close({ runBeforeUnload: false });

  const again = new Workbench(await context.newPage());
  await again.page.goto(address);
  await expect(again.text('README.md')).toContainText('not saved yet');
  await expect(again.saveState).toHaveText(/unsaved/);
});
