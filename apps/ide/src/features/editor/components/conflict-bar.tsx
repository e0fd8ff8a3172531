import { Button } from '@constellation/web-ui';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OpenFile } from '../model/open-file.ts';

const agoInWords = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return seconds < 60 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
};

export interface ConflictBarProps {
  file: OpenFile;
  noticedAt: number;
  isComparing: boolean;
  onCompare: () => void;
}

/** Somebody else wrote the file: says what was kept and lets the person decide. */
export const ConflictBar = ({ file, noticedAt, isComparing, onCompare }: ConflictBarProps) => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return (
    <div role="alert" className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-ink-2 px-3 py-1.5 text-work text-fg">
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" strokeWidth={1.5} />
      <p className="min-w-0 flex-1">
        Could not save {name}: it changed on disk {agoInWords(now - noticedAt)}. Your text is kept.
      </p>
      <Button onClick={onCompare}>{isComparing ? 'Back to your text' : 'Compare'}</Button>
      <Button onClick={() => void file.overwrite()}>Overwrite</Button>
      <Button onClick={() => void file.reload()}>Reload</Button>
    </div>
  );
};
