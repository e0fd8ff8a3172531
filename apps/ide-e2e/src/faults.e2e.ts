import { aPerson, signUp } from './testing/sign-up.ts';
import { expect, openToEverybody, test } from './testing/test.ts';
import { Workbench } from './testing/workbench.ts';

test.use({ settings: openToEverybody });

test('a terminal lives through the death of every service and an emptied Redis', async ({ page, stack }) => {
  test.setTimeout(240_000);
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Survivor'));
  await workbench.createProject(/^Blank/);
  await workbench.runInTerminal('export KEPT=still-here; touch ready.txt');
  await workbench.file('ready.txt').waitFor();

  for (const service of ['workspace', 'gateway', 'project', 'claude'] as const) {
    await stack.kill(service);
    const answer = `after-${service}.txt`;
    await expect(async () => {
      await workbench.runInTerminal(`echo $KEPT > ${answer}`);
      await expect(workbench.file(answer)).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await workbench.expectFileToShow(answer, 'still-here');
  }

  await stack.restartRedisEmpty();
  await expect(async () => {
    await workbench.runInTerminal('echo $KEPT > after-redis.txt');
    await expect(workbench.file('after-redis.txt')).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await workbench.expectFileToShow('after-redis.txt', 'still-here');
});

test('a run goes on after the death of the process that held it', async ({ page, stack }) => {
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Takeover'));
  await workbench.createProject(/^Blank/);
  await workbench.createFile('hello.txt');
  await workbench.type('hello.txt', 'saved by a person');
  await workbench.save();
  await workbench.askClaude('Greet whoever reads hello.txt. [[script:greet]]');
  await expect(workbench.approvals).toHaveAccessibleName('Claude asks: Edit hello.txt');
  await stack.kill('claude');
  await workbench.approve('Edit hello.txt');
  await expect(workbench.claude.getByText('The greeting stands in hello.txt.')).toBeVisible({ timeout: 90_000 });
  await expect(workbench.text('hello.txt')).toContainText('greeted by Claude');
});

test('without the network the page says so, keeps what is typed, and saves it afterwards', async ({ page, context }) => {
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Offline'));
  await workbench.createProject(/^Blank/);
  await workbench.openFile('README.md');
  await context.setOffline(true);
  await workbench.type('README.md', 'typed without a network ');
  await workbench.save();
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect(workbench.saveState).toHaveText(/saved/, { timeout: 30_000 });
});
