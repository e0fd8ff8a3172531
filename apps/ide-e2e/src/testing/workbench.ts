import { expect, type Locator, type Page } from '@playwright/test';

/** What a person does in the workbench, by the roles and names a screen reader reads. */
export class Workbench {
  readonly page: Page;
  readonly files: Locator;
  readonly claude: Locator;
  readonly approvals: Locator;
  readonly saveState: Locator;

  constructor(page: Page) {
    this.page = page;
    this.files = page.getByRole('tree', { name: 'Files' });
    this.claude = page.getByRole('region', { name: 'Claude', exact: true });
    this.approvals = this.claude.getByRole('region', { name: /^Claude asks:/ });
    this.saveState = page.getByRole('button', { name: /^Save state:/ });
  }

  /** Makes a project and waits for its files. */
  async createProject(template: RegExp, name?: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New project' }).first().click();
    await this.page.getByRole('radio', { name: template }).click();
    if (name !== undefined) await this.page.getByRole('textbox', { name: 'Project name' }).fill(name);
    await this.page.getByRole('button', { name: 'Create project' }).click();
    await this.file('README.md').waitFor({ timeout: 60_000 });
  }

  file(name: string): Locator {
    return this.files.getByRole('treeitem', { name, exact: true });
  }

  /** Where the keyboard writes into a file. It has no size: the text is in `text`. */
  input(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** The shown text of an open file. */
  text(name: string): Locator {
    return this.page.getByRole('code').filter({ has: this.input(name) });
  }

  async createFile(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New file', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'New file' }).fill(name);
    await this.page.keyboard.press('Enter');
    await this.text(name).waitFor();
  }

  async openFile(name: string): Promise<void> {
    await this.file(name).dblclick();
    await this.text(name).waitFor();
  }

  /** Writes at the cursor of the open file, as a person does. */
  async type(name: string, text: string): Promise<void> {
    await this.input(name).focus();
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s');
  }

  /** Runs a command in the terminal that is shown. */
  async runInTerminal(command: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Terminal input' }).focus();
    await this.page.keyboard.type(command);
    await this.page.keyboard.press('Enter');
  }

  async askClaude(message: string): Promise<void> {
    await this.claude.getByRole('textbox', { name: 'Message to Claude' }).fill(message);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for this question and says yes. */
  async approve(question: string): Promise<void> {
    await expect(this.approvals).toHaveAccessibleName(`Claude asks: ${question}`, { timeout: 60_000 });
    await this.approvals.getByRole('button', { name: /^Approve/ }).click();
    await expect(this.approvals.and(this.page.getByRole('region', { name: `Claude asks: ${question}` }))).toHaveCount(0);
  }

  /** Opens a file at the root as soon as it is there, and waits until it shows a text. */
  async expectFileToShow(name: string, text: string): Promise<void> {
    await this.file(name).waitFor({ timeout: 60_000 });
    await this.openFile(name);
    await expect(this.text(name)).toContainText(text, { timeout: 60_000 });
  }
}
