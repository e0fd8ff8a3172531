import type { ComponentType } from 'react';

/** A part of the status bar, usually one `StatusButton`. */
export interface StatusItem {
  id: string;
  side: 'start' | 'end';
  order: number;
  component: ComponentType;
}
