import type { WorkspaceId } from '@constellation/contracts-kernel';
import { listFilePaths } from '@constellation/contracts-workspace';
import type { ApiClient } from '@constellation/web-api-client';

/** The paths of all files, read when they are first asked for and again after something changed on disk. */
export class FilePaths {
  private paths: string[] = [];
  private isStale = true;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly api: Pick<ApiClient, 'stream'>,
    private readonly workspaceId: WorkspaceId,
  ) {}

  /** What is known now; refreshed in the background when it is stale. */
  known(): readonly string[] {
    return this.paths;
  }

  outdate(): void {
    this.isStale = true;
  }

  refresh(): Promise<void> {
    if (!this.isStale) return Promise.resolve();
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    this.isStale = false;
    const paths: string[] = [];
    try {
      for await (const item of this.api.stream(listFilePaths, { workspaceId: this.workspaceId }))
        if (item.type === 'paths') paths.push(...item.paths);
      this.paths = paths;
    } catch (cause) {
      this.isStale = true;
      throw cause;
    }
  }
}
