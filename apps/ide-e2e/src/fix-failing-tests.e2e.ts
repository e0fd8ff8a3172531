import { aPerson, signUp } from './testing/sign-up.ts';
import { expect, openToEverybody, test } from './testing/test.ts';
import { Workbench } from './testing/workbench.ts';

test.use({ settings: openToEverybody });

test('Claude is asked to fix failing tests; its change is looked at, accepted and still there after a reload', async ({
  page,
  browser,
  baseURL,
}) => {
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Fixer'));
  await workbench.createProject(/^Node \+ TypeScript/, 'Greeting');

  await workbench.createFile('src/greeting.ts');
  await workbench.type('src/greeting.ts', 'export const greet = (name: string) => `Hello ${name}`;');
  await workbench.save();
  const spec = [
    `import assert from 'node:assert/strict'; import { it } from 'node:test'; import { greet } from '../src/greeting.ts';`,
    `it('greets with a comma', () => assert.equal(greet('Ana'), 'Hello, Ana'));`,
  ].join(' ');
  await workbench.file('README.md').click(); // a new file goes beside what is chosen
  await workbench.createFile('test/greeting.test.ts');
  await workbench.type('test/greeting.test.ts', spec);
  await workbench.save();

  await workbench.runInTerminal('node --test; echo "exit $?" > before.txt');
  await workbench.expectFileToShow('before.txt', 'exit 1');

  await workbench.askClaude('The tests fail. Please fix the code. [[script:fix-greeting]]');
  await workbench.approve('Run node --test 2>&1');
  await workbench.approve('Edit src/greeting.ts');
  await workbench.approve('Run node --test 2>&1');
  await expect(workbench.claude.getByText('All tests pass now.')).toBeVisible();

  await workbench.claude.getByRole('button', { name: 'Compare src/greeting.ts' }).click();
  await expect(page.getByRole('tab', { name: 'greeting.ts: before and now' })).toBeVisible();
  await workbench.claude.getByRole('button', { name: 'Accept src/greeting.ts' }).click();
  await expect(workbench.claude.getByText(/all accepted/)).toBeVisible();

  await workbench.runInTerminal('node --test; echo "exit $?" > after.txt');
  await workbench.expectFileToShow('after.txt', 'exit 0');
  await page.screenshot({ path: 'test-results/workbench.png' });

  await page.reload();
  await expect(workbench.claude.getByText('All tests pass now.')).toBeVisible();
  await expect(workbench.claude.getByText(/all accepted/)).toBeVisible();

  const address = page.url();
  const others = await browser.newContext({ baseURL: baseURL ?? '' });
  const stranger = await others.newPage();
  await signUp(stranger, aPerson('Stranger'));
  await expect(stranger.getByText('Greeting')).toHaveCount(0);
  await stranger.goto(address);
  await expect(stranger.getByText('There is nothing at this address.')).toBeVisible();
  await others.close();
});
