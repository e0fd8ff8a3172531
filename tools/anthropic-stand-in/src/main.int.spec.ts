import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

describe('the program', () => {
  it('runs by itself, plays scripts written in TypeScript, and ends on SIGTERM', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
    await writeFile(
      join(folder, 'typed.ts'),
      "export const script = (request: { model: string }, turn: number) => ({ reply: [{ type: 'text', text: `${request.model} ${turn}` }] });\n",
    );
    const program = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
      env: { PORT: '0', STAND_IN_SCRIPTS: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(program.stdout, 'data')) as [Buffer];
      const { url } = JSON.parse(line.toString()) as { url: string };
      const client = new Anthropic({ apiKey: 'key', baseURL: url, maxRetries: 0 });
      const message = await client.messages.create({
        model: 'any',
        max_tokens: 10,
        messages: [{ role: 'user', content: '[[script:typed]]' }],
      });
      expect(message.content).toMatchObject([{ text: 'any 0' }]);
      program.kill('SIGTERM');
      expect(await once(program, 'exit')).toEqual([0, null]);
    } finally {
      program.kill('SIGKILL');
      await rm(folder, { recursive: true });
    }
  });
});
