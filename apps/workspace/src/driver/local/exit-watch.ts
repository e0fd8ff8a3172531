import type { WorkspaceId } from '@constellation/contracts-kernel';
import type { AgentRecord } from './agent-record.ts';
import { isAlive } from './process-identity.ts';

const everyMs = 500;

/** Notices agents that ended. Adopted ones are no children of this process, so all are looked at the same way. */
export class ExitWatch {
  private readonly watched = new Map<WorkspaceId, AgentRecord>();
  private readonly listeners = new Set<(workspaceId: WorkspaceId, generation: number) => void>();
  private timer: NodeJS.Timeout | undefined;

  watch(record: AgentRecord): void {
    this.watched.set(record.workspaceId, record);
    this.timer ??= setInterval(() => this.look(), everyMs).unref();
  }

  forget(workspaceId: WorkspaceId): void {
    this.watched.delete(workspaceId);
  }

  onExit(listener: (workspaceId: WorkspaceId, generation: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    clearInterval(this.timer);
    this.watched.clear();
    this.listeners.clear();
  }

  private look(): void {
    for (const record of this.watched.values()) {
      if (isAlive(record.agent)) continue;
      this.watched.delete(record.workspaceId);
      for (const listener of this.listeners) listener(record.workspaceId, record.generation);
    }
  }
}
