import { useEffect, useState } from 'react';
import { absoluteTime, relativeTime } from '../relative-time.ts';

/** A moment as people say it, exact in the tooltip; moves on every half minute. */
export const TimeAgo = ({ at, className }: { at: string; className?: string }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={absoluteTime(at)} className={className}>
      {relativeTime(at, now)}
    </time>
  );
};
