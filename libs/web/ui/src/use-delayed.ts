import { useEffect, useState } from 'react';

/** True once `active` has been true for `delayMs` (150 unless given), so that quick answers show no skeleton. */
export const useDelayed = (active: boolean, delayMs = 150): boolean => {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (!active) {
      setDue(false);
      return;
    }
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [active, delayMs]);
  return active && isDue;
};
