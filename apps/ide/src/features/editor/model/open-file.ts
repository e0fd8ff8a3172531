import { OperationError } from '@constellation/contracts-kernel';
import { proxy } from 'valtio';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import type { ExpectedContent, FileAccess } from '../api/file-access.ts';
import type { Drafts } from '../state/drafts.ts';
import { newOpenFileState, type OpenFileState } from '../state/open-file-state.ts';
import { decodeText, encodeText, largestTextBytes } from './decode-text.ts';

import type { TextBuffer } from './text-buffer.ts';

export interface OpenFileSurroundings {
  files: FileAccess;
  drafts: Drafts;
  makeBuffer: (path: string, text: string) => TextBuffer;
  now: () => number;
}

/** How long after the last key a changed text is kept as a draft, in milliseconds. */
const draftDelay = 400;

/**
 * One open file: its text, the tag of the content it was typed over, and what happens when the two part. Text of a person is replaced only when it
 * is saved, or by that person's decision.
 */
export class OpenFile {
  readonly state: OpenFileState;
  private buffer: TextBuffer | undefined;
  private tag: string | undefined;
  private savedVersion = 0;
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    path: string,
    private readonly around: OpenFileSurroundings,
  ) {
    this.state = proxy(newOpenFileState(path));
  }

  get path(): string {
    return this.state.path;
  }

  get text(): TextBuffer | undefined {
    return this.buffer;
  }

  /** Reads the file, and lays a draft of an earlier tab over it. */
  open(): Promise<void> {
    return this.inTurn(() => this.show());
  }

  /** Writes the text if the file is still what it was typed over; else a conflict is shown. Saves run one after another. */
  save(): Promise<void> {
    return this.inTurn(async () => {
      if (this.state.conflict !== undefined || !this.needsSaving()) return;
      await this.write(this.state.isDeleted || this.tag === undefined ? 'new' : { tag: this.tag });
    });
  }

  /** Something happened on disk, here or elsewhere. */
  lookAtDisk(): Promise<void> {
    return this.inTurn(async () => {
      if (this.state.phase === 'failed') await this.show();
      if (this.state.phase !== 'ready' || this.buffer === undefined) return;
      try {
        const { tag } = await this.around.files.stat(this.path);
        this.state.isDeleted = false;
        if (tag !== this.tag && tag !== this.state.conflict?.diskTag) await this.takeFromDisk();
      } catch (cause) {
        if (cause instanceof OperationError && cause.code === 'file.not_found') this.state.isDeleted = true;
      }
    });
  }

  /** Keeps this text and replaces what is on disk, if that is still what the person saw. */
  overwrite(): Promise<void> {
    return this.inTurn(async () => {
      const { conflict } = this.state;
      if (conflict === undefined) return;
      this.state.conflict = undefined;
      await this.write({ tag: conflict.diskTag });
    });
  }

  /** Takes the text on disk; the other one stays in the undo history. */
  reload(): Promise<void> {
    return this.inTurn(async () => {
      const { conflict } = this.state;
      if (conflict === undefined || this.buffer === undefined) return;
      this.state.conflict = undefined;
      this.settle(conflict.diskText, conflict.diskTag);
      await this.around.drafts.remove(this.path);
    });
  }

  /** Throws the changes away; the file stays as it is on disk. */
  async discard(): Promise<void> {
    clearTimeout(this.draftTimer);
    await this.around.drafts.remove(this.path);
    this.dispose();
  }

  /** Closes the text. A draft that waits is written first. */
  dispose(): void {
    if (this.draftTimer !== undefined) void this.keepDraft();
    this.buffer?.dispose();
    this.buffer = undefined;
  }

  private async show(): Promise<void> {
    this.state.phase = 'loading';
    this.state.failure = undefined;
    try {
      await this.load();
    } catch (cause) {
      this.state.phase = 'failed';
      this.state.failure = { act: 'open', ...copyOfFailure(cause) };
    }
  }

  private async load(): Promise<void> {
    const { size } = await this.around.files.stat(this.path);
    this.state.size = size;
    if (size > largestTextBytes) {
      this.state.phase = 'too-large';
      return;
    }
    const onDisk = await this.around.files.read(this.path);
    const text = decodeText(onDisk.bytes);
    if (text === undefined) {
      this.state.phase = 'binary';
      return;
    }
    this.tag = onDisk.tag;
    this.buffer ??= this.makeBuffer(text);
    this.settle(text, this.tag);
    await this.layDraftOver(text);
    this.state.phase = 'ready';
  }

  private makeBuffer(text: string): TextBuffer {
    const buffer = this.around.makeBuffer(this.path, text);
    buffer.onChange(() => this.changed());
    return buffer;
  }

  private async layDraftOver(diskText: string): Promise<void> {
    const draft = await this.around.drafts.get(this.path);
    if (draft === undefined) return;
    if (draft.text === diskText) {
      await this.around.drafts.remove(this.path);
      return;
    }
    this.buffer?.replace(draft.text);
    this.state.isDirty = true;
    if (draft.baseTag !== this.tag) this.conflictWith(diskText, this.tag ?? '');
  }

  private async takeFromDisk(): Promise<void> {
    const onDisk = await this.around.files.read(this.path);
    const text = decodeText(onDisk.bytes);
    if (text === undefined || this.buffer === undefined) return;
    if (!this.needsSaving() || text === this.buffer.text()) {
      this.state.conflict = undefined;
      this.settle(text, onDisk.tag);
    } else this.conflictWith(text, onDisk.tag);
  }

  private async write(expected: ExpectedContent): Promise<void> {
    if (this.buffer === undefined) return;
    const text = this.buffer.text();
    const version = this.buffer.version();
    this.state.isSaving = true;
    this.state.failure = undefined;
    try {
      const written = await this.around.files.write(this.path, encodeText(text), expected);
      this.tag = written.tag;
      this.savedVersion = version;
      this.state.savedAt = this.around.now();
      this.state.isDeleted = false;
      this.state.isDirty = this.needsSaving();
      if (!this.state.isDirty) await this.forgetDraft();
    } catch (cause) {
      await this.refused(cause);
    } finally {
      this.state.isSaving = false;
    }
  }

  private async refused(cause: unknown): Promise<void> {
    await this.keepDraft();
    const changed = cause instanceof OperationError && (cause.code === 'file.changed' || cause.code === 'file.exists');
    if (changed) {
      try {
        await this.takeFromDisk();
        return;
      } catch (reading) {
        this.state.failure = { act: 'save', ...copyOfFailure(reading) };
        return;
      }
    }
    if (cause instanceof OperationError && cause.code === 'file.not_found') this.state.isDeleted = true;
    this.state.failure = { act: 'save', ...copyOfFailure(cause) };
  }

  private settle(text: string, tag: string): void {
    if (this.buffer === undefined) return;
    this.buffer.replace(text);
    this.tag = tag;
    this.savedVersion = this.buffer.version();
    this.state.isDirty = false;
    this.state.failure = undefined;
  }

  private conflictWith(diskText: string, diskTag: string): void {
    this.state.conflict = { diskText, diskTag, noticedAt: this.around.now() };
  }

  private needsSaving(): boolean {
    return this.buffer !== undefined && (this.buffer.version() !== this.savedVersion || this.state.isDeleted);
  }

  private changed(): void {
    this.state.isDirty = this.needsSaving();
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => void (this.state.isDirty ? this.keepDraft() : this.forgetDraft()), draftDelay);
  }

  private async keepDraft(): Promise<void> {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    if (this.buffer === undefined || !this.needsSaving()) return;
    await this.around.drafts.put({ path: this.path, text: this.buffer.text(), baseTag: this.tag, writtenAt: this.around.now() });
  }

  private async forgetDraft(): Promise<void> {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    await this.around.drafts.remove(this.path);
  }

  private inTurn(act: () => Promise<void>): Promise<void> {
    this.work = this.work.then(act, act);
    return this.work;
  }
}
