import { Injectable } from '@nestjs/common';
import {
  type LiveClientFrame,
  type LiveSubject,
  OperationError,
  type ProjectId,
  type ResourceChange,
} from '@constellation/contracts-kernel';
import { ChangeFeed } from '@constellation/transport';
import { Admission } from '../access/admission.ts';
import { ProjectRoles } from '../access/project-roles.ts';
import type { LiveSession } from '../identity/live-session.ts';
import { RunEvents } from '../runs/run-events.ts';
import type { LivePeer } from './live-socket.ts';

type Subscribe = Extract<LiveClientFrame, { type: 'subscribe' }>;
type IsWanted = (change: ResourceChange) => Promise<boolean> | boolean;

const checkAgainMs = 5_000;

/** The subscriptions of `/ws`: hints that resources changed, and the events of runs. */
@Injectable()
export class LiveSubscriptions {
  constructor(
    private readonly changes: ChangeFeed,
    private readonly admission: Admission,
    private readonly roles: ProjectRoles,
    private readonly runs: RunEvents,
  ) {}

  /** Goes on until the signal aborts, the run has ended, or the person may no longer see the subject (then it throws). */
  async run({ id, subject }: Subscribe, peer: LivePeer, signal: AbortSignal): Promise<void> {
    if (subject.resource === 'projects') return this.follow(id, (change) => this.isOwn(change, peer.session), peer, signal);
    const { projectId } = await this.admission.accessTo({ kind: subject.resource }, subject.id, peer.session);
    const lost = this.untilAccessIsLost(projectId, peer.session, signal);
    const wanted =
      subject.resource === 'run' ? this.followRun(id, subject, peer, lost.signal) : this.follow(id, isAbout(subject), peer, lost.signal);
    try {
      await wanted;
      if (lost.isLost()) throw new OperationError('not_found', { executed: 'no' });
    } finally {
      lost.stop();
    }
  }

  private async follow(id: string, isWanted: IsWanted, peer: LivePeer, signal: AbortSignal): Promise<void> {
    const unsubscribe = this.changes.subscribe((change) => {
      void Promise.resolve(isWanted(change)).then(
        (wanted) => wanted && !signal.aborted && peer.send({ type: 'change', id, change }),
        () => undefined,
      );
    });
    peer.send({ type: 'subscribed', id });
    await aborted(signal);
    unsubscribe();
  }

  private async followRun(
    id: string,
    { id: runId, after }: Extract<LiveSubject, { resource: 'run' }>,
    peer: LivePeer,
    signal: AbortSignal,
  ): Promise<void> {
    peer.send({ type: 'subscribed', id });
    for await (const event of this.runs.follow(runId, after, signal)) {
      if (signal.aborted) return;
      peer.send({ type: 'run-event', id, event });
      await peer.hasRoom(signal);
    }
  }

  private async isOwn({ resource, id, projectId }: ResourceChange, { userId }: LiveSession): Promise<boolean> {
    const project = resource === 'project' ? (id as ProjectId) : resource === 'workspace' ? projectId : undefined;
    return project !== undefined && (await this.roles.standingOf(project, userId)).role !== undefined;
  }

  /** A signal that aborts with the given one, or when the person is found to have no role any more. */
  private untilAccessIsLost(
    projectId: ProjectId,
    { userId }: LiveSession,
    outer: AbortSignal,
  ): { signal: AbortSignal; isLost: () => boolean; stop: () => void } {
    const losing = new AbortController();
    const check = async () => {
      const { role } = await this.roles.standingOf(projectId, userId);
      if (role === undefined) losing.abort();
    };
    const unsubscribe = this.changes.subscribe((change) => {
      if (change.resource === 'project' && change.id === projectId) void check().catch(() => undefined);
    });
    const timer = setInterval(() => void check().catch(() => undefined), checkAgainMs);
    const stop = () => {
      clearInterval(timer);
      unsubscribe();
    };
    return { signal: AbortSignal.any([outer, losing.signal]), isLost: () => losing.signal.aborted, stop };
  }
}

const isAbout =
  (subject: Extract<LiveSubject, { resource: 'project' | 'workspace' }>): IsWanted =>
  ({ id, projectId }) =>
    id === subject.id || (subject.resource === 'project' && projectId === subject.id);

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
