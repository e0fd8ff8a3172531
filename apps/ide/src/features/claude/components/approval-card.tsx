import { Button, Input, Kbd } from '@constellation/web-ui';
import { Check, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ClaudeSession } from '../model/claude-session.ts';
import { toolInWords } from '../model/tool-words.ts';
import type { ToolItem } from '../model/transcript.ts';
import { Proposal } from './proposal.tsx';

/** A question to a person: the only card with the accent. It never takes the focus, and no answer in its first half second. */
export const ApprovalCard = ({
  session,
  tool,
  keys,
}: {
  session: ClaudeSession;
  tool: ToolItem;
  keys: { allow: string | undefined; deny: string | undefined };
}) => {
  const { verb, object } = toolInWords(tool);
  const [isCalm, setIsCalm] = useState(false);
  const [reason, setReason] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setIsCalm(true), 500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <section
      aria-label={`Claude asks: ${verb} ${object}`}
      data-approval={tool.toolUseId}
      tabIndex={-1}
      className="flex flex-col gap-2 rounded-control border border-accent bg-ink-2 p-2"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) void session.decide(tool, 'allow');
      }}
    >
      <p className="flex min-w-0 items-baseline gap-1.5 text-work">
        <span className="shrink-0 font-medium text-fg">{verb}</span>
        <span className="truncate font-mono text-hint text-fg-2">{object}</span>
      </p>
      <Proposal tool={tool} />
      <Input
        aria-label="Reason for denying"
        placeholder="Reason, if you deny (Claude reads it)"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={!isCalm} onClick={() => void session.decide(tool, 'allow')}>
          <Check aria-hidden />
          Approve
          {keys.allow === undefined ? undefined : <Kbd>{keys.allow}</Kbd>}
        </Button>
        <Button disabled={!isCalm} onClick={() => void session.decide(tool, 'deny', reason)}>
          <X aria-hidden />
          Deny
          {keys.deny === undefined ? undefined : <Kbd>{keys.deny}</Kbd>}
        </Button>
      </div>
    </section>
  );
};
