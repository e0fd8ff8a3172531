import { Button, classNames, notify } from '@constellation/web-ui';
import { CircleAlert } from 'lucide-react';
import { copyOfFailure, type FailureCopy } from '../failure-copy.ts';

export interface FailureNoticeProps {
  /** What was thrown, or the words for it. */
  failure: FailureCopy;
  /** What was attempted: "The projects could not be loaded." */
  title?: string;
  onRetry?: (() => void) | undefined;
  className?: string;
}

const copyReference = (reference: string): void => {
  navigator.clipboard.writeText(reference).then(
    () => notify.success('Reference copied'),
    () => notify.error('The browser did not allow copying', { description: reference }),
  );
};

/** What happened, what to do and the reference for an administrator. */
export const FailureNotice = ({ failure, title, onRetry, className }: FailureNoticeProps) => (
  <div
    role="alert"
    className={classNames(
      'flex items-start gap-2 rounded-control border border-l-2 border-line border-l-bad bg-ink-2 px-3 py-2 text-work',
      className,
    )}
  >
    <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" strokeWidth={1.5} />
    <div className="flex min-w-0 flex-1 flex-col gap-2">
      <div>
        {title === undefined ? undefined : <p className="font-medium">{title}</p>}
        <p className={classNames('break-words', title !== undefined && 'text-fg-2')}>{failure.sentence}</p>
      </div>
      {onRetry === undefined && failure.correlationId === undefined ? undefined : (
        <div className="flex flex-wrap items-center gap-2">
          {onRetry === undefined ? undefined : <Button onClick={onRetry}>Try again</Button>}
          {failure.correlationId === undefined ? undefined : (
            <Button variant="quiet" onClick={() => copyReference(failure.correlationId ?? '')}>
              Copy reference
            </Button>
          )}
        </div>
      )}
    </div>
  </div>
);

/** The notice for whatever was thrown. */
export const noticeOf = (cause: unknown, title: string, onRetry?: () => void) => (
  <FailureNotice failure={copyOfFailure(cause)} title={title} onRetry={onRetry} />
);
