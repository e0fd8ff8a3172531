import { proxyMap } from 'valtio/utils';
import type { DiskChange } from '../../../platform/disk-watch.ts';
import { OpenFile, type OpenFileSurroundings } from './open-file.ts';
import type { OpenFileState } from '../state/open-file-state.ts';

/** The files that are open, one per path, whatever shows them. */
export class OpenFiles {
  /** For drawing; the texts themselves stay outside of valtio. */
  readonly states = proxyMap<string, OpenFileState>();
  private readonly files = new Map<string, OpenFile>();

  constructor(private readonly around: OpenFileSurroundings) {}

  get(path: string): OpenFile | undefined {
    return this.files.get(path);
  }

  /** Opens a file, or answers the one that is open. */
  open(path: string): OpenFile {
    const existing = this.files.get(path);
    if (existing !== undefined) return existing;
    const file = new OpenFile(path, this.around);
    this.files.set(path, file);
    this.states.set(path, file.state);
    void file.open();
    return file;
  }

  close(path: string): void {
    this.files.get(path)?.dispose();
    this.forget(path);
  }

  async discard(path: string): Promise<void> {
    await this.files.get(path)?.discard();
    this.forget(path);
  }

  dirtyPaths(): string[] {
    return [...this.files.values()].filter((file) => file.state.isDirty).map((file) => file.path);
  }

  async saveAll(): Promise<void> {
    await Promise.all([...this.files.values()].filter((file) => file.state.isDirty).map((file) => file.save()));
  }

  /** Looks at what changed on disk; a folder's path stands for all in it. */
  diskChanged(change: DiskChange): void {
    const touched = (path: string): boolean =>
      change.kind === 'everything' || change.paths.some((changed) => changed === path || changed === '' || path.startsWith(`${changed}/`));
    for (const file of this.files.values()) if (touched(file.path)) void file.lookAtDisk();
  }

  dispose(): void {
    for (const file of this.files.values()) file.dispose();
    this.files.clear();
    this.states.clear();
  }

  private forget(path: string): void {
    this.files.delete(path);
    this.states.delete(path);
  }
}
