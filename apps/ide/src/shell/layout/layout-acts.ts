import type { View } from '../views/view.ts';
import type { LayoutPlace, LayoutState } from './layout-store.ts';

/** Brings a view to the front of its place, and opens the place. */
export const showView = (layout: LayoutState, view: Pick<View, 'id' | 'place'>): void => {
  layout.phoneView = view.id;
  if (view.place === 'main') {
    layout.bottom.maximised = false;
    return;
  }
  layout[view.place].view = view.id;
  layout[view.place].visible = true;
};

/** What a click in the activity bar does: shows the view, or closes the place when it is already in front. */
export const toggleView = (layout: LayoutState, view: Pick<View, 'id' | 'place'>): void => {
  if (view.place !== 'main' && layout[view.place].visible && layout[view.place].view === view.id) layout[view.place].visible = false;
  else showView(layout, view);
};

export const togglePlace = (layout: LayoutState, place: LayoutPlace): void => {
  layout[place].visible = !layout[place].visible;
};

export const toggleBottomMaximised = (layout: LayoutState): void => {
  layout.bottom.maximised = !layout.bottom.maximised;
  if (layout.bottom.maximised) layout.bottom.visible = true;
};

export const resizePlace = (layout: LayoutState, place: LayoutPlace, pixels: number): void => {
  layout[place].size = Math.max(48, Math.round(pixels));
};
