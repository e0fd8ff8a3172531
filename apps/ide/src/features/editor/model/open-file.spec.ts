import { OperationError } from '@constellation/contracts-kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExpectedContent, FileAccess } from '../api/file-access.ts';
import type { Draft, Drafts } from '../state/drafts.ts';
import { OpenFile } from './open-file.ts';
import type { TextBuffer } from './text-buffer.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A disk whose tags count its writes. */
class MemoryDisk implements FileAccess {
  readonly content = new Map<string, { text: string; tag: string }>();
  private count = 0;
  failNext: OperationError | undefined;

  put(path: string, text: string): string {
    const tag = `t${(this.count += 1)}`;
    this.content.set(path, { text, tag });
    return tag;
  }

  private at(path: string) {
    const found = this.content.get(path);
    if (found === undefined) throw new OperationError('file.not_found');
    return found;
  }

  stat = (path: string) => Promise.resolve().then(() => ({ tag: this.at(path).tag, size: this.at(path).text.length }));
  read = (path: string) => Promise.resolve().then(() => ({ bytes: encode(this.at(path).text), tag: this.at(path).tag }));
  write = (path: string, bytes: Uint8Array, expected: ExpectedContent) =>
    Promise.resolve().then(() => {
      if (this.failNext !== undefined) {
        const failure = this.failNext;
        this.failNext = undefined;
        throw failure;
      }
      const current = this.content.get(path)?.tag ?? 'new';
      if (current !== (expected === 'new' ? 'new' : expected.tag)) throw new OperationError('file.changed');
      return { tag: this.put(path, decode(bytes)) };
    });
}

class MemoryDrafts implements Drafts {
  readonly kept = new Map<string, Draft>();
  put = (draft: Draft) => Promise.resolve(void this.kept.set(draft.path, draft));
  get = (path: string) => Promise.resolve(this.kept.get(path));
  remove = (path: string) => Promise.resolve(void this.kept.delete(path));
  paths = () => Promise.resolve([...this.kept.keys()]);
}

class PlainBuffer implements TextBuffer {
  private count = 1;
  private readonly listeners: (() => void)[] = [];
  constructor(private value: string) {}
  text = () => this.value;
  version = () => this.count;
  replace = (text: string) => {
    if (text !== this.value) this.type(text);
  };
  type = (text: string) => {
    this.value = text;
    this.count += 1;
    for (const listener of this.listeners) listener();
  };
  onChange = (listener: () => void) => void this.listeners.push(listener);
  dispose = () => undefined;
}

const path = 'src/util.ts';

describe('OpenFile', () => {
  let disk: MemoryDisk;
  let drafts: MemoryDrafts;
  let buffer: PlainBuffer;
  const openFile = () =>
    new OpenFile(path, { files: disk, drafts, now: () => 1, makeBuffer: (_path, text) => (buffer = new PlainBuffer(text)) });

  beforeEach(() => {
    vi.useFakeTimers();
    disk = new MemoryDisk();
    drafts = new MemoryDrafts();
    disk.put(path, 'one');
  });
  afterEach(() => vi.useRealTimers());

  it('saves what was typed over the content it was read from', async () => {
    const file = openFile();
    await file.open();
    buffer.type('two');
    expect(file.state.isDirty).toBe(true);
    await file.save();
    expect(disk.content.get(path)?.text).toBe('two');
    expect(file.state).toMatchObject({ isDirty: false, savedAt: 1 });
  });

  it('shows a conflict, and writes nothing, when somebody else saved in between', async () => {
    const file = openFile();
    await file.open();
    buffer.type('mine');
    disk.put(path, 'theirs');
    await file.save();
    expect(disk.content.get(path)?.text).toBe('theirs');
    expect(file.state.conflict?.diskText).toBe('theirs');
    expect(buffer.text()).toBe('mine');
  });

  it('overwrites only what the person saw', async () => {
    const file = openFile();
    await file.open();
    buffer.type('mine');
    disk.put(path, 'theirs');
    await file.save();
    disk.put(path, 'theirs, later');
    await file.overwrite();
    expect(file.state.conflict?.diskText).toBe('theirs, later');
    await file.overwrite();
    expect(disk.content.get(path)?.text).toBe('mine');
  });

  it('follows the disk while nothing is typed', async () => {
    const file = openFile();
    await file.open();
    disk.put(path, 'formatted');
    await file.lookAtDisk();
    expect(buffer.text()).toBe('formatted');
    expect(file.state.isDirty).toBe(false);
  });

  it('keeps typed text when the file changes on disk, and asks', async () => {
    const file = openFile();
    await file.open();
    buffer.type('mine');
    disk.put(path, 'formatted');
    await file.lookAtDisk();
    expect(buffer.text()).toBe('mine');
    expect(file.state.conflict?.diskText).toBe('formatted');
  });

  it('keeps a draft within a second of the last key and brings it back in a new tab', async () => {
    const first = openFile();
    await first.open();
    buffer.type('unsaved');
    await vi.advanceTimersByTimeAsync(1_000);
    const second = openFile();
    await second.open();
    expect(buffer.text()).toBe('unsaved');
    expect(second.state).toMatchObject({ isDirty: true, conflict: undefined });
  });

  it('brings a draft back as a conflict when the file changed meanwhile', async () => {
    drafts.kept.set(path, { path, text: 'draft', baseTag: 'older', writtenAt: 0 });
    const file = openFile();
    await file.open();
    expect(buffer.text()).toBe('draft');
    expect(file.state.conflict?.diskText).toBe('one');
  });

  it('forgets the draft once the text is saved', async () => {
    const file = openFile();
    await file.open();
    buffer.type('two');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(drafts.kept.size).toBe(1);
    await file.save();
    expect(drafts.kept.size).toBe(0);
  });

  it('says why a save failed and keeps text and draft', async () => {
    const file = openFile();
    await file.open();
    buffer.type('two');
    disk.failNext = new OperationError('file.disk_full');
    await file.save();
    expect(file.state).toMatchObject({ isDirty: true, failure: { act: 'save', code: 'file.disk_full' } });
    expect(drafts.kept.get(path)?.text).toBe('two');
  });

  it('creates the file again when it was deleted under the editor', async () => {
    const file = openFile();
    await file.open();
    disk.content.delete(path);
    await file.lookAtDisk();
    expect(file.state.isDeleted).toBe(true);
    buffer.type('again');
    await file.save();
    expect(disk.content.get(path)?.text).toBe('again');
  });

  it('does not open what is not text', async () => {
    disk.put(path, 'a\0b');
    const file = openFile();
    await file.open();
    expect(file.state.phase).toBe('binary');
  });
});
