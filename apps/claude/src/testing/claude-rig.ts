import { writeKeyFiles, type KeyFiles } from '@constellation/testing-server';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createConversation,
  getRun,
  readRunHistory,
  recordDecision,
  startRun,
  type Run,
  type RunEvent,
  type RunState,
} from '@constellation/contracts-claude';
import type {
  Operation,
  OutputOf,
  PersonPrincipal,
  ProjectId,
  RunId,
  RunMode,
  SentInputOf,
  WorkspaceId,
} from '@constellation/contracts-kernel';
import { CallTokenSigner } from '@constellation/server-identity';
import { freshMongoUri, startRedis, type StartedRedis } from '@constellation/testing-stores';
import { Rpc } from '@constellation/transport';
import type { INestApplication } from '@nestjs/common';
import { ulid } from 'ulid';
import { expect, vi } from 'vitest';
import type { ClaudeConfig } from '../config.ts';
import { FakeGateway, GrantBook } from './fake-gateway.ts';
import { FakeWorkspace, WorkspaceState } from './fake-workspace.ts';
import { startPeer } from './peer-app.ts';
import { StandInProcess, type RecordedRequest, type ScriptedTurns } from './stand-in-process.ts';

export interface Wanted {
  text: string;
  mode?: RunMode;
  /** One of its own unless given, so that runs of one spec do not wait for each other. */
  workspaceId?: WorkspaceId;
}

/** A gateway, a workspace and a provider around the claude service, with real stores and the real bus. */
export class ClaudeRig {
  readonly folder = mkdtempSync(join(tmpdir(), 'cst-claude-'));
  readonly workspace = new WorkspaceState();
  readonly grants = new GrantBook();
  readonly projectId: ProjectId = `prj_${ulid()}`;
  readonly person: PersonPrincipal = {
    kind: 'person',
    userId: `usr_${ulid()}`,
    name: 'Ada',
    sessionId: `ses_${ulid()}`,
    platformRole: 'admin',
    projectId: this.projectId,
    role: 'owner',
  };
  keys!: KeyFiles;
  config!: ClaudeConfig;
  gateway!: INestApplication;
  redis!: StartedRedis;
  private workspaceApp!: INestApplication;
  private standIn!: StandInProcess;

  /** The bus is the rig's own: services of other rigs must not answer its calls. */
  async start(): Promise<void> {
    this.redis = await startRedis();
    const redisUrl = this.redis.url;
    this.keys = writeKeyFiles(join(this.folder, 'keys'));
    const peer = { redisUrl, keys: this.keys };
    this.gateway = await startPeer({
      ...peer,
      service: 'gateway',
      controllers: [FakeGateway],
      providers: [{ provide: GrantBook, useValue: this.grants }],
    });
    this.workspaceApp = await startPeer({
      ...peer,
      service: 'workspace',
      controllers: [FakeWorkspace],
      providers: [{ provide: WorkspaceState, useValue: this.workspace }],
    });
    this.standIn = await StandInProcess.start(this.folder);
    const credentialsKey = join(this.folder, 'credentials.key');
    writeFileSync(credentialsKey, randomBytes(32).toString('base64url'));
    this.config = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      MONGODB_URI: freshMongoUri(),
      REDIS_URL: redisUrl,
      INTERNAL_HOST: '127.0.0.1',
      INTERNAL_PORT: 0,
      IDENTITY_KEYS_FILE: this.keys.keysFile,
      IDENTITY_PRIVATE_KEY_FILE: this.keys.privateKeyFileOf('claude'),
      ANTHROPIC_API_KEY: 'test-key',
      ANTHROPIC_BASE_URL: this.standInUrl,
      AI_MODEL: 'claude-sonnet-5-5',
      AI_PRIVATE_PROVIDERS: true,
      CREDENTIALS_KEY_FILE: credentialsKey,
    };
  }

  get standInUrl(): string {
    return this.standIn.url;
  }

  script(label: string, script: ScriptedTurns): string {
    writeFileSync(join(this.folder, `${label}.json`), JSON.stringify(script));
    return `[[script:${label}]]`;
  }

  requests(conversation: string): Promise<RecordedRequest[]> {
    return this.standIn.requests(conversation);
  }

  async call<Op extends Operation>(operation: Op, input: SentInputOf<Op>, principal: PersonPrincipal = this.person): Promise<OutputOf<Op>> {
    const token = await this.gateway.get(CallTokenSigner).sign(principal, 'claude');
    return this.gateway.get(Rpc).call(operation, input, { token });
  }

  async startRun(wanted: Wanted): Promise<Run> {
    const { id: conversationId } = await this.call(createConversation, { projectId: this.projectId, idempotencyKey: ulid() });
    return this.startRunIn(conversationId, wanted);
  }

  startRunIn(
    conversationId: Run['conversationId'],
    { text, mode = 'ask', workspaceId = `wsp_${ulid()}` }: Wanted,
    idempotencyKey = ulid(),
  ): Promise<Run> {
    const runId: RunId = `run_${ulid()}`;
    const delegation = { actor: 'claude' as const, runId, mode, localCommandsAllowed: true };
    const grant = JSON.stringify({ ...this.person, delegation });
    return this.call(startRun, { runId, conversationId, workspaceId, grant, text, mode, idempotencyKey });
  }

  async until(runId: RunId, ...states: RunState[]): Promise<Run> {
    return vi.waitFor(
      async () => {
        const run = await this.call(getRun, { runId });
        expect(states, `${run.state}: ${run.reason?.message ?? ''}`).toContain(run.state);
        return run;
      },
      { timeout: 15_000, interval: 25 },
    );
  }

  async history(runId: RunId): Promise<RunEvent[]> {
    const items: RunEvent[] = [];
    for (;;) {
      const after = items.at(-1)?.id;
      const page = await this.call(readRunHistory, { runId, ...(after === undefined ? {} : { after }) });
      items.push(...page.items);
      if (!page.hasMore) return items;
    }
  }

  /** Decides everything that the run asks now. */
  async decide(runId: RunId, decision: 'allow' | 'deny', reason?: string): Promise<void> {
    const asked = (await this.history(runId)).flatMap(({ body }) => (body.type === 'approval.asked' ? [body.approval] : []));
    const decided = (await this.history(runId)).flatMap(({ body }) => (body.type === 'approval.decided' ? [body.toolUseId] : []));
    for (const { id, inputHash } of asked.filter((approval) => !decided.includes(approval.id))) {
      await this.call(recordDecision, {
        runId,
        approvalId: id,
        decision,
        inputHash,
        signedDecision: `signed:${id}`,
        ...(reason === undefined ? {} : { reason }),
      });
    }
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await this.workspaceApp.close();
    this.standIn.stop();
    await this.redis.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
