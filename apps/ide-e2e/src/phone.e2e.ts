import { aPerson, signUp } from './testing/sign-up.ts';
import { expect, openToEverybody, test } from './testing/test.ts';
import { Workbench } from './testing/workbench.ts';

test.use({ settings: openToEverybody, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone one part is shown at a time, and nothing makes the page scroll sideways', async ({ page }) => {
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Phone'));
  await page.getByRole('button', { name: 'New project' }).first().click();
  await page.getByRole('button', { name: 'Create project' }).click();
  const bar = page.getByRole('navigation', { name: 'Views' });
  await bar.getByRole('button', { name: 'Files' }).click();
  await workbench.file('README.md').click();
  await bar.getByRole('button', { name: 'Editor' }).click();
  await expect(workbench.text('README.md')).toBeVisible();
  for (const part of ['Terminal', 'Claude', 'Files', 'Editor']) {
    await bar.getByRole('button', { name: part }).click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `the page scrolls sideways in ${part}`).toBe(0);
  }
});
