import { Suspense } from 'react';
import { useShell } from '../shell-context.tsx';
import { useRegistry } from '../use-registry.ts';

/** Draws every overlay; one that is still loading shows nothing. */
export const OverlayHost = () =>
  useRegistry(useShell().overlays).map(({ id, component: Component }) => (
    <Suspense key={id} fallback={undefined}>
      <Component />
    </Suspense>
  ));
