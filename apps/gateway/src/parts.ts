import type { Provider, Type } from '@nestjs/common';
import { Admission } from './access/admission.ts';
import { PersonTokens } from './access/person-tokens.ts';
import { ProjectRoles } from './access/project-roles.ts';
import { SubjectProjects } from './access/subject-projects.ts';
import { CreateSignUpInvitation } from './administration/create-sign-up-invitation.ts';
import { ListSignUpInvitations } from './administration/list-sign-up-invitations.ts';
import { ListUsers } from './administration/list-users.ts';
import { MakeResetLink } from './administration/make-reset-link.ts';
import { RevokeSignUpInvitation } from './administration/revoke-sign-up-invitation.ts';
import { UpdateUser } from './administration/update-user.ts';
import { BytesPlane } from './bytes/bytes-plane.ts';
import { DataPlane } from './bytes/data-plane.ts';
import { AdministrationController } from './controllers/administration.controller.ts';
import { AuthenticationController } from './controllers/authentication.controller.ts';
import { BytesController } from './controllers/bytes.controller.ts';
import { ClaudeEdgeController } from './controllers/claude-edge.controller.ts';
import { ConversationsController } from './controllers/conversations.controller.ts';
import { FilesController } from './controllers/files.controller.ts';
import { MeController } from './controllers/me.controller.ts';
import { PreviewsController } from './controllers/previews.controller.ts';
import { ProjectsController } from './controllers/projects.controller.ts';
import { ProvidersController } from './controllers/providers.controller.ts';
import { RunsController } from './controllers/runs.controller.ts';
import { TerminalsController } from './controllers/terminals.controller.ts';
import { WorkspacesController } from './controllers/workspaces.controller.ts';
import { AnswerInterceptor } from './edge/answer-interceptor.ts';
import { MessagePlane } from './edge/message-plane.ts';
import { OriginGuard } from './edge/origin-guard.ts';
import { PolicyGuard } from './edge/policy-guard.ts';
import { RouteTable } from './edge/route-table.ts';
import { AccessGuard } from './identity/access-guard.ts';
import { AccessJwtStrategy } from './identity/access-jwt-strategy.ts';
import { AccessTokens } from './identity/access-tokens.ts';
import { ChangePassword } from './identity/change-password.ts';
import { GetMe } from './identity/get-me.ts';
import { GetSettings } from './identity/get-settings.ts';
import { GetSignUpState } from './identity/get-sign-up-state.ts';
import { Invitations } from './identity/invitations.ts';
import { ListSessions } from './identity/list-sessions.ts';
import { LiveSessions } from './identity/live-sessions.ts';
import { MongoInvitations } from './identity/mongo-invitations.ts';
import { MongoSessions } from './identity/mongo-sessions.ts';
import { MongoUsers } from './identity/mongo-users.ts';
import { PasswordHashes } from './identity/password-hashes.ts';
import { RefreshCookie } from './identity/refresh-cookie.ts';
import { RefreshSession } from './identity/refresh-session.ts';
import { ResetPassword } from './identity/reset-password.ts';
import { RevokeSession } from './identity/revoke-session.ts';
import { SessionChanges } from './identity/session-changes.ts';
import { SessionCopies } from './identity/session-copies.ts';
import { Sessions } from './identity/sessions.ts';
import { SignIn } from './identity/sign-in.ts';
import { SignOut } from './identity/sign-out.ts';
import { SignUp } from './identity/sign-up.ts';
import { StartSession } from './identity/start-session.ts';
import { UpdateMe } from './identity/update-me.ts';
import { UpdateSettings } from './identity/update-settings.ts';
import { Users } from './identity/users.ts';
import { CreateTicket } from './live/create-ticket.ts';
import { InstanceLinks } from './live/instance-links.ts';
import { LiveCalls } from './live/live-calls.ts';
import { LiveSockets } from './live/live-sockets.ts';
import { LiveSubscriptions } from './live/live-subscriptions.ts';
import { OpenSockets } from './live/open-sockets.ts';
import { SessionWatch } from './live/session-watch.ts';
import { ShutdownSignal } from './live/shutdown-signal.ts';
import { Tickets } from './live/tickets.ts';
import { UpgradeRouter } from './live/upgrade-router.ts';
import { WorkspaceSockets } from './live/workspace-sockets.ts';
import { OpenApiController } from './openapi/open-api.controller.ts';
import { OpenPort } from './previews/open-port.ts';
import { PortTunnel } from './previews/port-tunnel.ts';
import { PreviewConnections } from './previews/preview-connections.ts';
import { PreviewPasses } from './previews/preview-passes.ts';
import { Previews } from './previews/previews.ts';
import { AddressRateGuard } from './rate/address-rate-guard.ts';
import { PersonRateGuard } from './rate/person-rate-guard.ts';
import { RateLimiter } from './rate/rate-limiter.ts';
import { RedisThrottlerStorage } from './rate/redis-throttler-storage.ts';
import { CreateRun } from './runs/create-run.ts';
import { DecideApproval } from './runs/decide-approval.ts';
import { ExchangeGrant } from './runs/exchange-grant.ts';
import { FollowRun } from './runs/follow-run.ts';
import { GrantsRpc } from './runs/grants.rpc.ts';
import { RunEvents } from './runs/run-events.ts';
import { RunStatements } from './runs/run-statements.ts';

export const controllers: Type[] = [
  AuthenticationController,
  MeController,
  AdministrationController,
  ProjectsController,
  WorkspacesController,
  FilesController,
  BytesController,
  TerminalsController,
  PreviewsController,
  ConversationsController,
  RunsController,
  ClaudeEdgeController,
  ProvidersController,
  OpenApiController,
  GrantsRpc,
];

export const edgeProviders: Provider[] = [
  RouteTable,
  MessagePlane,
  OriginGuard,
  AccessGuard,
  PolicyGuard,
  AnswerInterceptor,
  AddressRateGuard,
  PersonRateGuard,
  RateLimiter,
  RedisThrottlerStorage,
];

export const accessProviders: Provider[] = [Admission, PersonTokens, ProjectRoles, SubjectProjects];

export const identityProviders: Provider[] = [
  { provide: Users, useClass: MongoUsers },
  { provide: Sessions, useClass: MongoSessions },
  { provide: Invitations, useClass: MongoInvitations },
  AccessTokens,
  AccessJwtStrategy,
  PasswordHashes,
  SessionCopies,
  LiveSessions,
  SessionChanges,
  RefreshCookie,
  StartSession,
  SignUp,
  GetSignUpState,
  SignIn,
  RefreshSession,
  SignOut,
  ResetPassword,
  GetMe,
  UpdateMe,
  ChangePassword,
  ListSessions,
  RevokeSession,
  GetSettings,
  UpdateSettings,
];

export const administrationProviders: Provider[] = [
  CreateSignUpInvitation,
  ListSignUpInvitations,
  RevokeSignUpInvitation,
  ListUsers,
  UpdateUser,
  MakeResetLink,
];

export const liveProviders: Provider[] = [
  ShutdownSignal,
  Tickets,
  CreateTicket,
  SessionWatch,
  OpenSockets,
  UpgradeRouter,
  LiveSockets,
  LiveCalls,
  LiveSubscriptions,
  WorkspaceSockets,
  InstanceLinks,
];

export const runProviders: Provider[] = [RunStatements, RunEvents, CreateRun, DecideApproval, ExchangeGrant, FollowRun];

export const bytesProviders: Provider[] = [DataPlane, BytesPlane, OpenPort, PortTunnel, PreviewConnections, PreviewPasses, Previews];
