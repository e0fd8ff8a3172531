import { Button, Skeleton } from '@constellation/web-ui';
import { CircleX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useSnapshot } from 'valtio';
import type { EditorSession } from '../model/editor-session.ts';
import type { OpenFile } from '../model/open-file.ts';
import { CodePane } from './code-pane.tsx';
import { ConflictBar } from './conflict-bar.tsx';
import { DiffPane } from './diff-pane.tsx';
import { FileNotice } from './file-notice.tsx';

const SaveFailure = ({ file, sentence, reference }: { file: OpenFile; sentence: string; reference: string | undefined }) => (
  <div role="alert" className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-ink-2 px-3 py-1.5 text-work text-fg">
    <CircleX aria-hidden className="size-4 shrink-0 text-bad" strokeWidth={1.5} />
    <p className="min-w-0 flex-1">
      Not saved: {sentence} Your text is kept.
      {reference === undefined ? undefined : <span className="text-hint text-fg-3"> Reference: {reference}</span>}
    </p>
    <Button onClick={() => void file.save()}>Save again</Button>
  </div>
);

/** One open file in whatever state it is. */
export const FilePane = ({ session, file }: { session: EditorSession; file: OpenFile }) => {
  const state = useSnapshot(file.state);
  const [isComparing, setIsComparing] = useState(false);
  const diskText = state.conflict?.diskText;
  const compare = useCallback(() => Promise.resolve({ before: diskText ?? '', after: file.text?.text() ?? '' }), [diskText, file]);
  if (state.phase === 'failed')
    return (
      <FileNotice
        title="This file could not be opened"
        text={state.failure?.sentence ?? ''}
        reference={state.failure?.correlationId}
        action={{ label: 'Try again', run: () => void file.open() }}
      />
    );
  if (state.phase === 'binary')
    return (
      <FileNotice
        title="This is not a text file"
        text="It is not UTF-8 text, so it is not opened here. Download it from the explorer to look at it."
      />
    );
  if (state.phase === 'too-large')
    return (
      <FileNotice
        title="This file is too large for the editor"
        text="Files up to 16 MB open here. Search it, or use a terminal to look at it."
      />
    );
  const isReady = state.phase === 'ready';
  return (
    <div className="flex size-full min-h-0 flex-col">
      {state.conflict === undefined ? undefined : (
        <ConflictBar
          file={file}
          noticedAt={state.conflict.noticedAt}
          isComparing={isComparing}
          onCompare={() => setIsComparing(!isComparing)}
        />
      )}
      {state.failure?.act === 'save' ? (
        <SaveFailure file={file} sentence={state.failure.sentence} reference={state.failure.correlationId} />
      ) : undefined}
      <div className="relative min-h-0 flex-1">
        {state.conflict !== undefined && isComparing ? (
          <DiffPane session={session} path={state.path} read={compare} label={`On disk and your text: ${state.path}`} />
        ) : (
          <CodePane session={session} path={state.path} isReady={isReady} />
        )}
        {isReady ? undefined : (
          <div className="absolute inset-0 flex flex-col gap-2 bg-ink-0 p-4">
            {[60, 40, 75, 50].map((width) => (
              <Skeleton key={width} className="h-3" style={{ width: `${width}%` }} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
};
