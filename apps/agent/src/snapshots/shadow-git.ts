import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const maxOutputBytes = 64 * 1024 * 1024;

/** Content is kept byte by byte: no line ends, filters or encodings, whatever the workspace's own attributes say. */
const attributes = '* -text !eol -ident !filter !working-tree-encoding -diff -merge\n';

const configuration = `[core]
\trepositoryformatversion = 0
\tbare = false
\tfilemode = true
\tsymlinks = true
\tautocrlf = false
\tprotectNTFS = false
\tprotectHFS = false
\thooksPath = /dev/null
\tfsync = committed
\tfsyncMethod = batch
[gc]
\tauto = 0
`;

/** A git command that failed, with the end of what it said. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

/**
 * A git repository of our own, beside the workspace's folder: the person's repository, configuration, hooks and ignore files
 * have no part in it.
 */
export class ShadowGit {
  readonly #folder: string;
  #ready: Promise<void> | undefined;

  constructor(
    state: string,
    private readonly workTree: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.#folder = join(state, 'snapshots.git');
  }

  /** Runs git and answers what it prints. Throws {@link GitFailure}. */
  async run(parameters: readonly string[], input?: string): Promise<string> {
    return (await this.bytes(parameters, input)).toString('utf8');
  }

  async bytes(parameters: readonly string[], input?: string): Promise<Buffer> {
    await this.#prepare();
    return this.#spawn(parameters, input, { GIT_DIR: this.#folder, GIT_WORK_TREE: this.workTree });
  }

  async #spawn(parameters: readonly string[], input: string | undefined, places: Record<string, string>): Promise<Buffer> {
    const child = spawn('git', parameters, {
      cwd: this.workTree,
      env: { ...this.#environment(), ...places },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutputBytes) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-2_000)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new GitFailure(`git ${parameters[0] ?? ''} ended with ${code ?? 'a signal'}: ${errors}`);
    return Buffer.concat(chunks);
  }

  #environment(): Record<string, string> {
    const who = { NAME: 'Constellation', EMAIL: 'snapshots@constellation.invalid' };
    return {
      PATH: this.environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
      LC_ALL: 'C',
      HOME: this.#folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      ...Object.fromEntries(
        ['AUTHOR', 'COMMITTER'].flatMap((role) => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value])),
      ),
    };
  }

  #prepare(): Promise<void> {
    this.#ready ??= this.#create().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #create(): Promise<void> {
    if (!existsSync(join(this.#folder, 'HEAD'))) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await this.#spawn(['init', '--quiet', '--bare', '--initial-branch=none', '--template=', this.#folder], undefined, {});
    }
    // An agent that was killed in the middle leaves its lock behind; only this agent works here.
    await rm(join(this.#folder, 'index.lock'), { force: true });
    await mkdir(join(this.#folder, 'info'), { recursive: true });
    await writeFile(join(this.#folder, 'info', 'attributes'), attributes);
    await writeFile(join(this.#folder, 'config'), configuration);
  }
}
