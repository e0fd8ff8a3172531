import { useSnapshot } from 'valtio';
import type { ClaudeSession } from '../model/claude-session.ts';
import { costInWords } from '../model/tool-words.ts';

const count = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Tokens and cost of what is on the screen, always visible, small. */
export const UsageLine = ({ session }: { session: ClaudeSession }) => {
  const { model, revision } = useSnapshot(session.state);
  const transcripts = revision >= 0 ? session.state.runs.map((follower) => follower.transcript) : [];
  const used = transcripts.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  const input = used.reduce((sum, usage) => sum + usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens, 0);
  const output = used.reduce((sum, usage) => sum + usage.outputTokens, 0);
  const costs = transcripts.filter(({ usage }) => usage !== undefined).map(({ costMicros }) => costMicros);
  const cost = costs.includes(undefined) ? undefined : costs.reduce<number>((sum, micros) => sum + (micros ?? 0), 0);
  return (
    <p className="flex shrink-0 items-center justify-between gap-2 px-2 py-0.5 text-hint text-fg-3">
      <span className="truncate">{model === undefined ? 'No provider' : `${model.name}: ${model.model}`}</span>
      {used.length === 0 ? undefined : (
        <span className="shrink-0">
          {count.format(input)} in, {count.format(output)} out, {costInWords(cost)}
        </span>
      )}
    </p>
  );
};
