import type { Reconnector } from '@constellation/web-api-client';
import { Banner, Button, useDelayed } from '@constellation/web-ui';
import type { ReactNode } from 'react';
import { useCell } from '../use-cell.ts';
import { useCountdown } from './use-countdown.ts';

export interface ConnectionBannerProps {
  link: Reconnector;
  /** What still works, and what is kept. */
  children: ReactNode;
}

/** Says that the connection is lost and when it is tried again. A short interruption shows nothing. */
export const ConnectionBanner = ({ link, children }: ConnectionBannerProps) => {
  const state = useCell(link.state);
  const isLost = state.phase === 'waiting' || (state.phase === 'connecting' && state.attempt > 0);
  const isShown = useDelayed(isLost, 1_200);
  const seconds = useCountdown(state.phase === 'waiting' ? state.retryAt : undefined);
  if (!isShown) return;
  return (
    <Banner
      tone="warn"
      actions={
        <Button variant="quiet" disabled={state.phase !== 'waiting'} onClick={() => link.retryNow()}>
          Try now
        </Button>
      }
    >
      <span className="font-medium">Connection lost.</span> <span className="text-fg-2">{children}</span>{' '}
      <span aria-hidden className="text-fg-2 tabular-nums">
        {state.phase === 'waiting' && seconds > 0 ? `Next try in ${seconds} s.` : 'Trying now.'}
      </span>
    </Banner>
  );
};
