import { useSyncExternalStore } from 'react';
import type { Registry } from './registry.ts';

/** The items of a registry, drawn again when one is added or removed. */
export const useRegistry = <Item extends { id: string; order?: number | undefined }>(registry: Registry<Item>): readonly Item[] =>
  useSyncExternalStore(registry.subscribe, registry.all);
