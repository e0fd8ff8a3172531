import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HealthModule } from '@constellation/server-health';
import { ServerIdentityModule } from '@constellation/server-identity';
import { MongoModule } from '@constellation/server-mongo';
import { ObservabilityModule } from '@constellation/server-observability';
import { TransportModule } from '@constellation/transport';
import { Agents } from './agents/agents.ts';
import { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { CommandRoutes } from './data-plane/command-routes.ts';
import { DataPlane } from './data-plane/data-plane.ts';
import { DataPlaneGate } from './data-plane/data-plane-gate.ts';
import { FileRoutes } from './data-plane/file-routes.ts';
import { PortTunnels } from './data-plane/port-tunnels.ts';
import { SearchRoutes } from './data-plane/search-routes.ts';
import { WorkspaceSockets } from './data-plane/workspace-sockets.ts';
import { LocalDriver } from './driver/local/local-driver.ts';
import { WorkspaceDriver } from './driver/workspace-driver.ts';
import { ChangeFiles } from './files/change-files.ts';
import { FilesRpc } from './files/files.rpc.ts';
import { ListTree } from './files/list-tree.ts';
import { ListPorts } from './ports/list-ports.ts';
import { PortsRpc } from './ports/ports.rpc.ts';
import { SeedWorkspace } from './seeding/seed-workspace.ts';
import { Settings } from './settings.ts';
import { CompareRunFiles } from './snapshots/compare-run-files.ts';
import { RevertRunFiles } from './snapshots/revert-run-files.ts';
import { SnapshotsRpc } from './snapshots/snapshots.rpc.ts';
import { TakeRunSnapshot } from './snapshots/take-run-snapshot.ts';
import { ManageTerminals } from './terminals/manage-terminals.ts';
import { TerminalsRpc } from './terminals/terminals.rpc.ts';
import { ActingRuns } from './tools/acting-run.ts';
import { CarryOutTool } from './tools/carry-out-tool.ts';
import { CheckDecision } from './tools/check-decision.ts';
import { RunTool } from './tools/run-tool.ts';
import { RunningCommands } from './tools/running-commands.ts';
import { ToolLedger } from './tools/tool-ledger.ts';
import { toolEffects, toolPaths, toolRuns } from './tools/tool-rows.ts';
import { ToolsRpc } from './tools/tools.rpc.ts';
import { WaitForTool } from './tools/wait-for-tool.ts';
import { AddressedWorkspace } from './workspaces/addressed-workspace.ts';
import { BeginStart } from './workspaces/begin-start.ts';
import { DelegationGuard } from './workspaces/delegation-guard.ts';
import { DeleteWorkspace } from './workspaces/delete-workspace.ts';
import { FindWorkspaces } from './workspaces/find-workspaces.ts';
import { FollowDeletions } from './workspaces/follow-deletions.ts';
import { HandleExit } from './workspaces/handle-exit.ts';
import { LocateWorkspace } from './workspaces/locate-workspace.ts';
import { MongoWorkspaceRepository } from './workspaces/mongo-workspace.repository.ts';
import { OpenWorkspace } from './workspaces/open-workspace.ts';
import { OwnedWorkspaces } from './workspaces/owned-workspaces.ts';
import { ReconcileWorkspaces } from './workspaces/reconcile-workspaces.ts';
import { RestartWorkspace } from './workspaces/restart-workspace.ts';
import { RunStart } from './workspaces/run-start.ts';
import { StartWorkspace } from './workspaces/start-workspace.ts';
import { StopWorkspace } from './workspaces/stop-workspace.ts';
import { WorkspaceProcedures } from './workspaces/workspace-procedures.ts';
import { WorkspaceRepository } from './workspaces/workspace.repository.ts';
import { workspaces } from './workspaces/workspace-row.ts';
import { WorkspaceStore } from './workspaces/workspace-store.ts';
import { WorkspaceSupervisor } from './workspaces/workspace-supervisor.ts';
import { WorkspacesRpc } from './workspaces/workspaces.rpc.ts';

const useCases: Provider[] = [
  ...[AddressedWorkspace, Agents, BeginStart, Clock, DeleteWorkspace, FindWorkspaces, FollowDeletions, HandleExit, LocateWorkspace],
  ...[OpenWorkspace, OwnedWorkspaces, ReconcileWorkspaces, RestartWorkspace, RunStart, SeedWorkspace, StartWorkspace, StopWorkspace],
  ...[WorkspaceProcedures, WorkspaceStore, WorkspaceSupervisor],
  ...[ChangeFiles, ListTree, ManageTerminals, ListPorts],
  ...[ActingRuns, CarryOutTool, CheckDecision, RunTool, RunningCommands, ToolLedger, WaitForTool],
  ...[CompareRunFiles, RevertRunFiles, TakeRunSnapshot],
  ...[DataPlane, DataPlaneGate, FileRoutes, SearchRoutes, CommandRoutes, WorkspaceSockets, PortTunnels],
];

/** The driver that the operator chose. */
const driverOf = (config: Config): WorkspaceDriver =>
  new LocalDriver({
    data: config.WORKSPACE_DATA,
    run: config.WORKSPACE_RUN,
    program: { bundle: config.AGENT_BUNDLE, node: config.AGENT_NODE },
  });

@Module({})
export class AppModule {
  static forRoot(config: Config, version: string, http: string): DynamicModule {
    const service = 'workspace';
    const cloneProtocols = config.NODE_ENV === 'test' ? ['https:', 'http:'] : ['https:'];
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({ service, level: config.LOG_LEVEL }),
        MongoModule.forRoot({ uri: config.MONGODB_URI, appName: service, collections: [workspaces, toolEffects, toolRuns, toolPaths] }),
        ServerIdentityModule.forRoot({ service, keysFile: config.IDENTITY_KEYS_FILE, privateKeyFile: config.IDENTITY_PRIVATE_KEY_FILE }),
        TransportModule.forRoot({ service, redisUrl: config.REDIS_URL, http, version }),
        HealthModule,
      ],
      controllers: [WorkspacesRpc, FilesRpc, TerminalsRpc, PortsRpc, ToolsRpc, SnapshotsRpc],
      providers: [
        ...useCases,
        { provide: WorkspaceDriver, useFactory: () => driverOf(config) },
        { provide: WorkspaceRepository, useClass: MongoWorkspaceRepository },
        { provide: Settings, useValue: new Settings(config.WORKSPACE_LOCAL_FOR, new Set(config.PLATFORM_PORTS), new Set(cloneProtocols)) },
        { provide: APP_GUARD, useClass: DelegationGuard },
      ],
    };
  }
}
