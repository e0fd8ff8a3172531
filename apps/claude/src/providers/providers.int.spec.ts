import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProvider, deleteProvider, listModels, listProviders, testProvider, updateProvider } from '@constellation/contracts-claude';
import { collectionToken, type TypedCollection } from '@constellation/server-mongo';
import type { INestApplication } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aiProviders, type AiProvider } from '../records/ai-provider.ts';
import { ClaudeRig } from '../testing/claude-rig.ts';
import { startClaude } from '../testing/start-claude.ts';

const rig = new ClaudeRig();
let claude: INestApplication;
let elsewhere: Server;
let asked: (string | undefined)[] = [];

beforeAll(async () => {
  await rig.start();
  claude = await startClaude(rig.config);
  elsewhere = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(307, { location: `${rig.standInUrl}/v1/messages` }).end();
  }).listen(0, '127.0.0.1');
});
afterEach(async () => {
  asked = [];
  for (const { id, source } of (await rig.call(listProviders, {})).items)
    if (source === 'stored') await rig.call(deleteProvider, { providerId: id as `prv_${string}` });
});
afterAll(async () => {
  elsewhere.close();
  await claude.close();
  await rig.stop();
});

const wanted = (over: Partial<{ name: string; baseUrl: string; credential: string; model: string }> = {}) => ({
  name: 'Ours',
  baseUrl: rig.standInUrl,
  model: 'claude-opus-5-5',
  credential: 'sk-secret-key-1234567890',
  ...over,
});

describe('providers', () => {
  it('keep their key encrypted, never answer it, and are what runs take', async () => {
    const created = await rig.call(createProvider, wanted());
    expect(created).toMatchObject({ hasCredential: true, credentialHint: '7890', isDefault: true, testedAt: expect.any(String) as string });
    const stored = await claude.get<TypedCollection<AiProvider>>(collectionToken(aiProviders)).findOne({ _id: created.id });
    expect(JSON.stringify([stored, created, await rig.call(listProviders, {})])).not.toContain('sk-secret');
    expect((await rig.call(listProviders, {})).items).toMatchObject([
      { name: 'Ours', isDefault: true },
      { id: 'environment', isDefault: false },
    ]);
    expect(await rig.call(listModels, {})).toMatchObject({
      provider: { name: 'Ours', model: 'claude-opus-5-5' },
      models: expect.arrayContaining([expect.objectContaining({ id: 'constellation-demo' })]) as unknown,
    });
    const run = await rig.startRun({
      text: rig.script('ours', { turns: [{ expect: [{ model: 'claude-opus-5-5' }], reply: [{ type: 'text', text: 'Yes.' }] }] }),
    });
    expect(await rig.until(run.id, 'completed')).toMatchObject({ provider: 'Ours' });
  });

  it('are not stored when they do not answer as they should', async () => {
    await expect(rig.call(createProvider, wanted({ credential: 'invalid' }))).rejects.toMatchObject({
      code: 'provider.test_failed',
      details: { reason: 'The key was refused.' },
    });
    await expect(rig.call(createProvider, wanted({ baseUrl: 'http://127.0.0.1:1' }))).rejects.toMatchObject({
      code: 'provider.test_failed',
    });
    expect((await rig.call(listProviders, {})).items).toMatchObject([{ id: 'environment', isDefault: true }]);
  });

  it('are not followed where they redirect', async () => {
    const baseUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    await expect(rig.call(createProvider, wanted({ baseUrl }))).rejects.toMatchObject({
      code: 'provider.test_failed',
      details: { reason: expect.stringContaining('redirect') as string },
    });
    expect(asked).toEqual(['Bearer sk-secret-key-1234567890']);
  });

  it('lose their key when their address moves to another origin', async () => {
    const created = await rig.call(createProvider, wanted());
    const providerId = created.id as `prv_${string}`;
    const moved = { providerId, ifMatch: '*', baseUrl: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` };
    await expect(rig.call(updateProvider, moved)).rejects.toMatchObject({ code: 'provider.test_failed' });
    expect(asked).toEqual(['Bearer none']);
    expect(await rig.call(testProvider, { providerId })).toMatchObject({ ok: true });
  });

  it('are changed only by who saw their last version, and have names of their own', async () => {
    const created = await rig.call(createProvider, wanted());
    const providerId = created.id as `prv_${string}`;
    const renamed = await rig.call(updateProvider, { providerId, ifMatch: '1', name: 'Theirs' });
    expect(renamed).toMatchObject({ name: 'Theirs', version: 2, hasCredential: true });
    await expect(rig.call(updateProvider, { providerId, ifMatch: '1', name: 'Late' })).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    await expect(rig.call(createProvider, wanted({ name: 'THEIRS' }))).rejects.toMatchObject({ code: 'provider.name_taken' });
  });

  it('are for administrators', async () => {
    await expect(rig.call(listProviders, {}, { ...rig.person, platformRole: 'member' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('pause a run whose provider was removed', async () => {
    const { id } = await rig.call(createProvider, wanted());
    const run = await rig.startRun({
      text: rig.script('removed', { turns: [{ reply: [{ type: 'tool_use', name: 'bash', input: { command: 'ls' } }] }] }),
    });
    await rig.until(run.id, 'waiting_approval');
    await rig.call(deleteProvider, { providerId: id as `prv_${string}` });
    await rig.decide(run.id, 'deny');
    expect(await rig.until(run.id, 'paused')).toMatchObject({ reason: { code: 'provider_gone' } });
  });
});

describe('without AI_PRIVATE_PROVIDERS', () => {
  it('refuses private addresses, except for the demo', async () => {
    const { ANTHROPIC_API_KEY: _, ...config } = rig.config;
    await claude.close();
    claude = await startClaude({ ...config, AI_PRIVATE_PROVIDERS: false, AI_DEMO_URL: rig.standInUrl });
    await expect(rig.call(createProvider, wanted())).rejects.toMatchObject({ code: 'provider.address_refused' });
    await expect(rig.call(createProvider, wanted({ baseUrl: 'http://localhost:9/' }))).rejects.toMatchObject({
      code: 'provider.address_refused',
    });
    rig.workspace.files.set('README.md', '# Todo\n\nA small list.\n');
    const run = await rig.startRun({ text: 'What can you do?' });
    await rig.until(run.id, 'waiting_approval');
    await rig.decide(run.id, 'allow');
    expect(await rig.until(run.id, 'completed')).toMatchObject({ provider: 'Built-in demo', model: 'constellation-demo', costMicros: 0 });
    expect(rig.workspace.files.get('README.md')).toContain('## Contents');
  });
});
