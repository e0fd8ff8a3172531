import { HealthModule } from '@constellation/server-health';
import { ServerIdentityModule } from '@constellation/server-identity';
import { MongoModule } from '@constellation/server-mongo';
import { ObservabilityModule } from '@constellation/server-observability';
import { TransportModule } from '@constellation/transport';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AcceptChanges } from './changes/accept-changes.ts';
import { ChangesRpc } from './changes/changes.rpc.ts';
import { RunFiles } from './changes/run-files.ts';
import type { ClaudeConfig } from './config.ts';
import { ConversationRepository } from './conversations/conversation-repository.ts';
import { ConversationsRpc } from './conversations/conversations.rpc.ts';
import { CreateConversation } from './conversations/create-conversation.ts';
import { DeleteConversation } from './conversations/delete-conversation.ts';
import { PurgeConversations } from './conversations/purge-conversations.ts';
import { RenameConversation } from './conversations/rename-conversation.ts';
import { AskModel } from './engine/ask-model.ts';
import { CancelUnheldRun } from './engine/cancel-unheld-run.ts';
import { DriveRun } from './engine/drive-run.ts';
import { EndRun } from './engine/end-run.ts';
import { EngineTiming } from './engine/engine-timing.ts';
import { HandleAnswer } from './engine/handle-answer.ts';
import { LiveTail } from './engine/live-tail.ts';
import { ModelClient } from './engine/model-client.ts';
import { MongoRunStore } from './engine/mongo-run-store.ts';
import { RunAuthority } from './engine/run-authority.ts';
import { RunStore } from './engine/run-store.ts';
import { RunTools } from './engine/run-tools.ts';
import { RunWorker } from './engine/run-worker.ts';
import { ToolExecutor } from './engine/tool-executor.ts';
import { WorkspaceToolExecutor } from './engine/workspace-tool-executor.ts';
import { AnthropicModelClient } from './providers/anthropic-model-client.ts';
import { ChooseProvider } from './providers/choose-provider.ts';
import { CreateProvider } from './providers/create-provider.ts';
import { CredentialVault } from './providers/credential-vault.ts';
import { ListModels } from './providers/list-models.ts';
import { ListProviders } from './providers/list-providers.ts';
import { ProviderClients } from './providers/provider-clients.ts';
import { ProviderRepository } from './providers/provider-repository.ts';
import { ProviderSettings } from './providers/provider-settings.ts';
import { ProvidersRpc } from './providers/providers.rpc.ts';
import { TryConnection } from './providers/try-connection.ts';
import { UpdateProvider } from './providers/update-provider.ts';
import { collections } from './records/collections.ts';
import { CancelRun } from './runs/cancel-run.ts';
import { ReadRunHistory } from './runs/read-run-history.ts';
import { RecordDecision } from './runs/record-decision.ts';
import { ResumeRun } from './runs/resume-run.ts';
import { RunRepository } from './runs/run-repository.ts';
import { RunsRpc } from './runs/runs.rpc.ts';
import { SnapshotRun } from './runs/snapshot-run.ts';
import { StartRun } from './runs/start-run.ts';
import { UsageRpc } from './usage/usage.rpc.ts';

const engine: Provider[] = [
  { provide: RunStore, useClass: MongoRunStore },
  { provide: ToolExecutor, useClass: WorkspaceToolExecutor },
  { provide: ModelClient, useClass: AnthropicModelClient },
  LiveTail,
  RunAuthority,
  AskModel,
  HandleAnswer,
  RunTools,
  DriveRun,
  CancelUnheldRun,
  EndRun,
  RunWorker,
];

const providers: Provider[] = [
  ProviderRepository,
  ProviderClients,
  ChooseProvider,
  TryConnection,
  CreateProvider,
  UpdateProvider,
  ListProviders,
  ListModels,
];
const runs: Provider[] = [
  RunRepository,
  StartRun,
  CancelRun,
  ResumeRun,
  RecordDecision,
  ReadRunHistory,
  SnapshotRun,
  RunFiles,
  AcceptChanges,
];
const conversations: Provider[] = [ConversationRepository, CreateConversation, RenameConversation, DeleteConversation, PurgeConversations];

/** The whole service. */
@Module({})
export class ClaudeModule {
  static forRoot(config: ClaudeConfig, timing: EngineTiming = new EngineTiming()): DynamicModule {
    return {
      module: ClaudeModule,
      imports: [
        ObservabilityModule.forRoot({ service: 'claude', level: config.LOG_LEVEL }),
        MongoModule.forRoot({ uri: config.MONGODB_URI, appName: 'claude', collections }),
        ServerIdentityModule.forRoot({
          service: 'claude',
          keysFile: config.IDENTITY_KEYS_FILE,
          privateKeyFile: config.IDENTITY_PRIVATE_KEY_FILE,
        }),
        TransportModule.forRoot({
          service: 'claude',
          redisUrl: config.REDIS_URL,
          http: `http://${config.INTERNAL_HOST}:${config.INTERNAL_PORT}`,
          version: '0.1.0',
        }),
        HealthModule,
      ],
      controllers: [ConversationsRpc, RunsRpc, ChangesRpc, ProvidersRpc, UsageRpc],
      providers: [
        { provide: EngineTiming, useValue: timing },
        { provide: ProviderSettings, useValue: new ProviderSettings(config) },
        { provide: CredentialVault, useFactory: () => CredentialVault.fromFile(config.CREDENTIALS_KEY_FILE) },
        ...engine,
        ...providers,
        ...runs,
        ...conversations,
      ],
    };
  }
}
