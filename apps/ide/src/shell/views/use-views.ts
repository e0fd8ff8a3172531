import { useSyncExternalStore } from 'react';
import { useLayout, useShell } from '../shell-context.tsx';
import { useRegistry } from '../use-registry.ts';
import type { View, ViewPlace } from './view.ts';

/** The views of a place whose condition holds now, in order. */
export const useViews = (place?: ViewPlace): readonly View[] => {
  const { views, context } = useShell();
  const all = useRegistry(views);
  useSyncExternalStore(context.subscribe, context.version);
  return all.filter((view) => (place === undefined || view.place === place) && context.evaluate(view.when));
};

/** The view in front of a place: the one chosen last if it is still there, else the first. */
export const useActiveView = (place: Exclude<ViewPlace, 'main'>): View | undefined => {
  const views = useViews(place);
  const chosen = useLayout()[place].view;
  return views.find((view) => view.id === chosen) ?? views[0];
};
