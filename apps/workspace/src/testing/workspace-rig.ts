import { writeKeyFiles, type KeyFiles } from '@constellation/testing-server';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { Operation, OutputOf, PersonPrincipal, ProjectId, SentInputOf } from '@constellation/contracts-kernel';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { startService } from '@constellation/server-http';
import { CallTokenSigner, StatementSigner } from '@constellation/server-identity';
import { freePort, freshMongoUri, startRedis, type StartedRedis } from '@constellation/testing-stores';
import { Rpc } from '@constellation/transport';
import { ulid } from 'ulid';
import { AppModule } from '../app.module.ts';
import type { Config } from '../config.ts';
import { DataPlane } from '../data-plane/data-plane.ts';
import { LocalDriver } from '../driver/local/local-driver.ts';
import { bundleApp } from './bundle-app.ts';
import { FakeProjectRpc, KnownProjects } from './fake-project.ts';
import { startPeer } from './peer-app.ts';
import { reachableNode } from './reachable-node.ts';

/** The workspace service with real stores, bus and agents, a project service of the test's and a gateway that signs for people. */
export class WorkspaceRig {
  readonly known = new KnownProjects();
  readonly folder = mkdtempSync(join(tmpdir(), 'cst-ws-'));
  keys!: KeyFiles;
  redis!: StartedRedis;
  gateway!: INestApplication;
  claude!: INestApplication;
  project!: INestApplication;
  service: INestApplication | undefined;
  config!: Config;

  async start(overrides: Partial<Config> = {}): Promise<void> {
    chmodSync(this.folder, 0o711);
    this.keys = writeKeyFiles(join(this.folder, 'keys'));
    this.redis = await startRedis();
    const peer = { redisUrl: this.redis.url, keys: this.keys };
    this.project = await startPeer({
      ...peer,
      service: 'project',
      controllers: [FakeProjectRpc],
      providers: [{ provide: KnownProjects, useValue: this.known }],
    });
    this.gateway = await startPeer({ ...peer, service: 'gateway' });
    this.claude = await startPeer({ ...peer, service: 'claude' });
    this.config = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      MONGODB_URI: freshMongoUri(),
      REDIS_URL: this.redis.url,
      INTERNAL_HOST: '127.0.0.1',
      INTERNAL_PORT: await freePort(),
      IDENTITY_KEYS_FILE: this.keys.keysFile,
      IDENTITY_PRIVATE_KEY_FILE: this.keys.privateKeyFileOf('workspace'),
      WORKSPACE_DRIVER: 'local',
      WORKSPACE_DATA: join(this.folder, 'data'),
      WORKSPACE_RUN: join(this.folder, 'run'),
      AGENT_BUNDLE: overrides.AGENT_BUNDLE ?? (await bundleApp('agent', join(this.folder, 'agent'))),
      AGENT_NODE: reachableNode(),
      WORKSPACE_LOCAL_FOR: 'admin',
      PLATFORM_PORTS: [],
      ...overrides,
    };
    await this.startWorkspaceService();
  }

  async startWorkspaceService(): Promise<void> {
    this.service = await this.makeWorkspaceService(this.config.INTERNAL_PORT);
  }

  /** An instance at this port; several share the same stores and the same host. */
  makeWorkspaceService(port: number): Promise<INestApplication> {
    const host = this.config.INTERNAL_HOST;
    const module = AppModule.forRoot(this.config, 'test', `http://${host}:${String(port)}`);
    return startService({
      module,
      errors: workspaceErrors,
      host,
      port,
      prepare: (app) => app.get(DataPlane).addTo(app.getHttpAdapter().getInstance()),
    });
  }

  get address(): string {
    return `http://127.0.0.1:${String(this.config.INTERNAL_PORT)}`;
  }

  /** A project that this person owns, with these files. */
  makeProject(ownerId: PersonPrincipal['userId'], files: Record<string, string> = {}): ProjectId {
    const projectId: ProjectId = `prj_${ulid()}`;
    this.known.seeds.set(projectId, {
      ownerId,
      name: 'Test',
      source: { kind: 'template', template: 'blank' },
      files: Object.entries(files).map(([path, text]) => ({
        path,
        contentBase64: Buffer.from(text).toString('base64'),
        executable: false,
      })),
    });
    return projectId;
  }

  person(over: Partial<PersonPrincipal> = {}): PersonPrincipal {
    return {
      kind: 'person',
      userId: `usr_${ulid()}`,
      name: 'Ada',
      sessionId: `ses_${ulid()}`,
      platformRole: 'admin',
      role: 'owner',
      ...over,
    };
  }

  /** A token as the gateway makes it. */
  async tokenFor(principal: PersonPrincipal): Promise<string> {
    return this.gateway.get(CallTokenSigner).sign(principal, 'workspace');
  }

  get signer(): StatementSigner {
    return this.gateway.get(StatementSigner);
  }

  async call<Op extends Operation>(principal: PersonPrincipal, operation: Op, input: SentInputOf<Op>): Promise<OutputOf<Op>> {
    const from = principal.delegation === undefined ? this.gateway : this.claude;
    return from.get(Rpc).call(operation, input, { token: await this.tokenFor(principal) });
  }

  /** Stops the platform, then ends every agent: nothing starts one any more. */
  async stop(): Promise<void> {
    for (const app of [this.service, this.gateway, this.claude, this.project]) await app?.close();
    const { WORKSPACE_DATA: data, WORKSPACE_RUN: run, AGENT_BUNDLE: bundle, AGENT_NODE: node } = this.config;
    const driver = new LocalDriver({ data, run, program: { bundle, node } });
    for (const { workspaceId } of await driver.list()) await driver.remove(workspaceId);
    await driver.close();
    await this.redis.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
