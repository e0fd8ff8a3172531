import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showView, toggleBottomMaximised, toggleView } from './layout-acts.ts';
import { createLayoutStore, initialLayout } from './layout-store.ts';

const memory = (kept: Record<string, string> = {}) => ({
  kept,
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => void (kept[key] = value),
});

describe('layout store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('comes back as it was left', async () => {
    const storage = memory();
    const first = createLayoutStore(storage, 'a');
    first.state.side.size = 300;
    showView(first.state, { id: 'search', place: 'side' });
    await vi.advanceTimersByTimeAsync(400);
    const second = createLayoutStore(storage, 'a');
    expect(second.state.side).toEqual({ visible: true, view: 'search', size: 300 });
    expect(createLayoutStore(storage, 'another').state).toEqual(initialLayout());
  });

  it('saves what is not saved yet when the project is closed', async () => {
    const storage = memory();
    const store = createLayoutStore(storage, 'a');
    store.state.bottom.visible = false;
    await Promise.resolve();
    store.dispose();
    expect(createLayoutStore(storage, 'a').state.bottom.visible).toBe(false);
  });

  it.each(['nonsense', '{"side":7}', '{}'])('begins anew where %s was kept', (kept) => {
    expect(createLayoutStore(memory({ a: kept }), 'a').state).toEqual(initialLayout());
  });
});

describe('layout acts', () => {
  it('close a place when its view is chosen again', () => {
    const layout = initialLayout();
    const view = { id: 'search', place: 'side' } as const;
    toggleView(layout, view);
    expect(layout.side).toMatchObject({ visible: true, view: 'search' });
    toggleView(layout, view);
    expect(layout.side.visible).toBe(false);
  });

  it('give the editor its room back when a file is opened under a maximised panel', () => {
    const layout = initialLayout();
    toggleBottomMaximised(layout);
    showView(layout, { id: 'editor', place: 'main' });
    expect(layout.bottom.maximised).toBe(false);
    expect(layout.phoneView).toBe('editor');
  });
});
