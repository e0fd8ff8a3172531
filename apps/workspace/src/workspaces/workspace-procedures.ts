import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';

interface Procedure {
  controller: AbortController;
  ended: Promise<void>;
}

/** Starts, stops and deletions: they outlive the call that asked for them, and a workspace has one at a time. */
@Injectable()
export class WorkspaceProcedures implements BeforeApplicationShutdown {
  private readonly logger = new Logger('WorkspaceProcedures');
  private readonly running = new Map<WorkspaceId, Procedure>();
  /** Outside of any call, so that a procedure does not inherit a caller's deadline. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private isClosing = false;

  /** Aborts what goes on for this workspace, waits for its end, then runs `work` in the background. */
  begin(id: WorkspaceId, work: (signal: AbortSignal) => Promise<void>): void {
    if (this.isClosing) return;
    const before = this.running.get(id);
    before?.controller.abort();
    const controller = new AbortController();
    const ended = this.outside(async () => {
      await before?.ended;
      try {
        if (!controller.signal.aborted) await work(controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) this.logger.error({ err: error, workspaceId: id }, 'A procedure failed');
      } finally {
        if (this.running.get(id)?.controller === controller) this.running.delete(id);
      }
    });
    this.running.set(id, { controller, ended });
  }

  isBusy(id: WorkspaceId): boolean {
    return this.running.has(id);
  }

  abort(id: WorkspaceId): void {
    this.running.get(id)?.controller.abort();
  }

  /** What was begun is taken up by the next instance from the row; nothing is undone here. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    for (const { controller } of this.running.values()) controller.abort();
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }
}
