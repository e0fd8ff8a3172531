import { signUp, aPerson } from './testing/sign-up.ts';
import { expect, test } from './testing/test.ts';
import { Workbench } from './testing/workbench.ts';

test('a person signs up, makes a project, saves a file, runs a command and approves an edit by Claude', async ({ page }) => {
  const workbench = new Workbench(page);
  await signUp(page, aPerson('Ana'), '/');
  await workbench.createProject(/^Blank/);

  await workbench.createFile('hello.txt');
  await workbench.type('hello.txt', 'saved by a person');
  await workbench.save();
  await expect(workbench.saveState).toHaveText(/saved/);

  await workbench.runInTerminal("tr a-z A-Z < hello.txt > 'loud.txt'");
  await workbench.openFile('loud.txt');
  await expect(workbench.text('loud.txt')).toContainText('SAVED BY A PERSON');

  await workbench.askClaude('Greet whoever reads hello.txt. [[script:greet]]');
  await expect(workbench.approvals).toHaveAccessibleName('Claude asks: Edit hello.txt');
  await workbench.approvals.getByRole('button', { name: /^Approve/ }).click();
  await expect(workbench.claude.getByText('The greeting stands in hello.txt.')).toBeVisible();
  await workbench.openFile('hello.txt');
  await expect(workbench.text('hello.txt')).toContainText('saved by a persongreeted by Claude');

  await page.reload();
  await expect(workbench.text('hello.txt')).toContainText('saved by a persongreeted by Claude');
  await expect(workbench.claude.getByText('The greeting stands in hello.txt.')).toBeVisible();
});
