import type { ComponentType } from 'react';

/** Something that is drawn above the workbench while it is wanted, such as the palette. It draws nothing by itself otherwise. */
export interface Overlay {
  id: string;
  order?: number;
  component: ComponentType;
}
