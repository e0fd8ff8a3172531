import type { ServiceName } from '@constellation/contracts-kernel';
import { ulid } from 'ulid';
import type { CallAuthenticator } from '../core/call-authenticator.ts';
import { CallSender } from '../core/call-sender.ts';
import { channels } from '../core/channels.ts';
import type { Directory, InstanceAddress } from '../core/directory.ts';
import type { RegisteredHandler } from '../core/handle-call.ts';
import { Inbox } from '../core/inbox.ts';
import { InstanceView } from '../core/instance-view.ts';
import { KnownInstances } from '../core/known-instances.ts';
import { LinkBroadcasts } from '../core/link-broadcasts.ts';
import { LinkChangeFeed } from '../core/link-change-feed.ts';
import { LinkHealth } from '../core/link-health.ts';
import { Loopback } from '../core/loopback.ts';
import { MessageRpc } from '../core/message-rpc.ts';
import { MessageServer } from '../core/message-server.ts';
import { OpenCalls } from '../core/open-calls.ts';
import { PeerPings } from '../core/peer-pings.ts';
import type { TokenSource } from '../core/token-source.ts';
import type { TransportHealth } from '../core/transport-health.ts';
import type { TransportLog } from '../core/transport-log.ts';
import { Presence } from './presence.ts';
import { RedisLink } from './redis-link.ts';
import { RedisOutputStreams } from './redis-output-streams.ts';
import { RedisOwners } from './redis-owners.ts';
import { RedisRegistry } from './redis-registry.ts';

export interface RedisTransportOptions {
  service: ServiceName;
  redisUrl: string;
  /** Base URL of this process' internal listener. */
  http: string;
  version: string;
}

export interface RedisTransportNeeds {
  log: TransportLog;
  tokens: () => TokenSource;
  authenticator: () => CallAuthenticator;
}

const patienceWithOpenCallsMs = 25_000;

/** All of the transport of one process, put together; the framework's module only hands its parts out. */
export class RedisTransport {
  readonly self: InstanceAddress;
  readonly rpc: MessageRpc;
  readonly owners: RedisOwners;
  readonly outputStreams: RedisOutputStreams;
  readonly broadcasts: LinkBroadcasts;
  readonly changeFeed: LinkChangeFeed;
  readonly directory: Directory;
  readonly health: TransportHealth;
  private readonly link: RedisLink;
  private readonly server: MessageServer;
  private readonly presence: Presence;
  private readonly pings: PeerPings;
  private drained: Promise<void> | undefined;

  constructor({ service, redisUrl, http, version }: RedisTransportOptions, { log, tokens, authenticator }: RedisTransportNeeds) {
    const instanceId = `${service}-${ulid()}`;
    this.self = { instanceId, service, http };
    const view = new InstanceView();
    const openCalls = new OpenCalls();
    view.onGone((id) => openCalls.loseInstance(id));
    this.directory = new KnownInstances(this.self, view);
    this.link = new RedisLink(redisUrl, instanceId, log);
    const loopback = new Loopback(instanceId, this.link);
    this.health = new LinkHealth(this.link, loopback, () => this.drained !== undefined);
    this.owners = new RedisOwners(instanceId, this.link, view, log);
    this.server = new MessageServer({ link: this.link, authenticator, holds: (key) => this.owners.holds(key), log });
    this.pings = new PeerPings(instanceId, this.link, openCalls, view);
    const sender = new CallSender(instanceId, this.link, openCalls, view, this.pings);
    this.rpc = new MessageRpc({ selfId: instanceId, sender, view, openCalls, owners: this.owners, tokens, log, random: Math.random });
    this.outputStreams = new RedisOutputStreams(this.link);
    this.broadcasts = new LinkBroadcasts(this.link);
    this.changeFeed = new LinkChangeFeed(this.link, log);
    this.link.subscribe(channels.inbox(instanceId), new Inbox(this.link, this.server, openCalls, loopback).receive);
    const record = { instanceId, service, http, version };
    this.presence = new Presence(record, () => this.server.inFlight, this.link, new RedisRegistry(this.link), view, loopback, log);
    this.presence.start();
    this.link.onReady(() => void this.owners.renewAll());
  }

  /** Resolves when connected and the others are known, at the latest after `patienceMs`: a process without Redis starts too, not ready. */
  connected(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.presence.onFirstReading(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async serve(handlers: Iterable<RegisteredHandler>): Promise<void> {
    this.server.serve(handlers);
    await this.presence.arrive();
  }

  /**
   * Not ready, tells the others, gives leases back, refuses new calls as not executed, and finishes the open ones (25 s, then
   * their signals abort). Own calls go on working until `close`.
   */
  drain(): Promise<void> {
    this.drained ??= this.drainOnce();
    return this.drained;
  }

  /** Leaves the registry, reads the inbox to its end and disconnects. */
  async close(): Promise<void> {
    await this.drain();
    await this.presence.leave();
    this.pings.stop();
    await this.link.unsubscribe(channels.inbox(this.self.instanceId));
    await this.link.close();
  }

  private async drainOnce(): Promise<void> {
    await this.presence.startLeaving();
    await this.owners.releaseAll();
    await this.server.drain(patienceWithOpenCallsMs);
  }
}
