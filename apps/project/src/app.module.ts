import { Module, type DynamicModule } from '@nestjs/common';
import { HealthModule } from '@constellation/server-health';
import { ServerIdentityModule } from '@constellation/server-identity';
import { MongoModule } from '@constellation/server-mongo';
import { ObservabilityModule } from '@constellation/server-observability';
import { TransportModule } from '@constellation/transport';
import { Clock } from './clock.ts';
import type { ProjectConfig } from './config.ts';
import { BetweenServicesRpc } from './projects/between-services.rpc.ts';
import { ChangeStoredProject } from './projects/change-stored-project.ts';
import { CheckSource } from './projects/check-source.ts';
import { ConsentToLocalCommands } from './projects/consent-to-local-commands.ts';
import { CreateProject } from './projects/create-project.ts';
import { DeleteProject } from './projects/delete-project.ts';
import { FindProject } from './projects/find-project.ts';
import { FindRole } from './projects/find-role.ts';
import { GetProject } from './projects/get-project.ts';
import { GetSeed } from './projects/get-seed.ts';
import { ListDeletedProjects } from './projects/list-deleted-projects.ts';
import { ListProjects } from './projects/list-projects.ts';
import { MarkProjectOpened } from './projects/mark-project-opened.ts';
import { MongoProjectRepository } from './projects/mongo-project.repository.ts';
import { ProjectChanges } from './projects/project-changes.ts';
import { projects } from './projects/project-row.ts';
import { ProjectRepository } from './projects/project.repository.ts';
import { ProjectsRpc } from './projects/projects.rpc.ts';
import { RestoreProject } from './projects/restore-project.ts';
import { UpdateProject } from './projects/update-project.ts';
import { TemplatesRpc } from './templates/templates.rpc.ts';

const version = '0.1.0';

const useCases = [
  Clock,
  ProjectChanges,
  FindProject,
  ChangeStoredProject,
  CheckSource,
  CreateProject,
  GetProject,
  ListProjects,
  UpdateProject,
  DeleteProject,
  RestoreProject,
  ConsentToLocalCommands,
  FindRole,
  GetSeed,
  ListDeletedProjects,
  MarkProjectOpened,
];

@Module({})
export class AppModule {
  static forRoot(config: ProjectConfig): DynamicModule {
    const { MONGODB_URI, REDIS_URL, INTERNAL_HOST, INTERNAL_PORT, IDENTITY_KEYS_FILE, IDENTITY_PRIVATE_KEY_FILE, LOG_LEVEL } = config;
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({ service: 'project', level: LOG_LEVEL }),
        ServerIdentityModule.forRoot({ service: 'project', keysFile: IDENTITY_KEYS_FILE, privateKeyFile: IDENTITY_PRIVATE_KEY_FILE }),
        MongoModule.forRoot({ uri: MONGODB_URI, appName: 'project', collections: [projects] }),
        TransportModule.forRoot({
          service: 'project',
          redisUrl: REDIS_URL,
          http: `http://${INTERNAL_HOST}:${String(INTERNAL_PORT)}`,
          version,
        }),
        HealthModule,
      ],
      controllers: [ProjectsRpc, BetweenServicesRpc, TemplatesRpc],
      providers: [...useCases, { provide: ProjectRepository, useClass: MongoProjectRepository }],
    };
  }
}
