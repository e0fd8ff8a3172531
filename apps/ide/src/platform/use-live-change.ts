import type { LiveSubject } from '@constellation/contracts-kernel';
import { useEffect, useEffectEvent } from 'react';
import { useApplication } from './application-context.tsx';

/** Calls back when a resource changed, and after every (re)connect, since changes in between were not told. */
export const useLiveChange = (subject: LiveSubject, onStale: () => void): void => {
  const { live } = useApplication();
  const stale = useEffectEvent(onStale);
  const key = JSON.stringify(subject);
  useEffect(() => {
    const current = JSON.parse(key) as LiveSubject;
    return live.subscribe(() => current, { onChange: () => stale(), onSubscribed: () => stale() });
  }, [live, key]);
};
