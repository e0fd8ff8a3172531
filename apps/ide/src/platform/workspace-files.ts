import type { WorkspaceId } from '@constellation/contracts-kernel';
import { readFile, statFile, writeFile, writtenFileSchema, type WrittenFile } from '@constellation/contracts-workspace';
import type { ApiClient, CallOptions } from '@constellation/web-api-client';

export interface FileContent {
  bytes: Uint8Array<ArrayBuffer>;
  /** Names this content; the `ifMatch` of the next write. */
  tag: string;
  /** Of the whole file, in bytes, also when a range was read. */
  size: number;
}

/** What a write replaces: the content with this tag, whatever is there, or nothing (the file must be new). */
export type WriteCondition = { ifMatch: string } | 'overwrite' | 'create';

const tagOf = (response: Response): string => (response.headers.get('etag') ?? '').replace(/^W\//, '').replace(/^"|"$/g, '');

const headerOf = (condition: WriteCondition): Record<string, string> => {
  if (condition === 'overwrite') return { 'if-match': '*' };
  return condition === 'create' ? { 'if-none-match': '*' } : { 'if-match': `"${condition.ifMatch}"` };
};

/** The bytes of one workspace's files. Codes as the file contracts declare them; a stale tag is `file.changed` with `details.tag`. */
export class WorkspaceFiles {
  constructor(
    private readonly api: Pick<ApiClient, 'bytes'>,
    private readonly workspaceId: WorkspaceId,
  ) {}

  /** The whole file, or its first `bytes`. */
  async read(path: string, { first, signal }: CallOptions & { first?: number } = {}): Promise<FileContent> {
    const headers = first === undefined ? undefined : { range: `bytes=0-${first - 1}` };
    const response = await this.api.bytes(readFile, { workspaceId: this.workspaceId, path }, { headers, signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const whole = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
    return { bytes, tag: tagOf(response), size: whole === undefined ? bytes.length : Number(whole) };
  }

  async stat(path: string, { signal }: CallOptions = {}): Promise<{ tag: string; size: number }> {
    const response = await this.api.bytes(statFile, { workspaceId: this.workspaceId, path }, { signal });
    return { tag: tagOf(response), size: Number(response.headers.get('content-length') ?? 0) };
  }

  /** Resolves once it is durable. */
  async write(
    path: string,
    content: Blob | Uint8Array<ArrayBuffer>,
    condition: WriteCondition,
    { signal }: CallOptions = {},
  ): Promise<WrittenFile> {
    const response = await this.api.bytes(
      writeFile,
      { workspaceId: this.workspaceId, path },
      { headers: headerOf(condition), body: content, signal },
    );
    return writtenFileSchema.parse(await response.json());
  }
}
