import type { ReadableCell } from '@constellation/web-api-client';
import { useSyncExternalStore } from 'react';

/** The value of a cell, drawn again when it changes. */
export const useCell = <Value>(cell: ReadableCell<Value>): Value => useSyncExternalStore(cell.subscribe, cell.get);
