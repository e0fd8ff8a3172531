import type { RunEvent, RunEventBody, RunState, TokenUsage } from '@constellation/contracts-claude';
import { compareEventIds } from './compare-event-ids.ts';

export interface TextItem {
  kind: 'text' | 'thinking';
  key: string;
  turn: number;
  attempt: number;
  text: string;
  /** Still being written. */
  isOpen: boolean;
}

export interface UserItem {
  kind: 'user';
  key: string;
  text: string;
  context: readonly { kind: 'file' | 'selection'; path: string }[];
}

export interface ToolItem {
  kind: 'tool';
  key: string;
  toolUseId: string;
  tool: string;
  input: unknown;
  effect: 'read' | 'write' | 'exec';
  phase: 'running' | 'waiting' | 'denied' | 'done' | 'failed' | 'unknown';
  /** When the question appeared, for the half second in which it takes no answer. */
  askedAt: number | undefined;
  reason: string | undefined;
  output: string;
  isTruncated: boolean;
  durationMs: number | undefined;
  linesAdded: number | undefined;
  linesRemoved: number | undefined;
  exitCode: number | undefined;
}

export interface NoteItem {
  kind: 'note';
  key: string;
  text: string;
}

export type TranscriptItem = UserItem | TextItem | ToolItem | NoteItem;

/** A run as a column of turns, made of its events. */
export interface Transcript {
  items: TranscriptItem[];
  lastId: string | undefined;
  state: RunState;
  reason: { code: string; message: string } | undefined;
  usage: TokenUsage | undefined;
  costMicros: number | undefined;
}

export const newTranscript = (state: RunState): Transcript => ({
  items: [],
  lastId: undefined,
  state,
  reason: undefined,
  usage: undefined,
  costMicros: undefined,
});

const toolOf = (transcript: Transcript, toolUseId: string): ToolItem | undefined =>
  transcript.items.find((item): item is ToolItem => item.kind === 'tool' && item.toolUseId === toolUseId);

const textKey = (kind: string, { turn, attempt, index }: { turn: number; attempt: number; index: number }): string =>
  `${kind}-${turn}-${attempt}-${index}`;

const writeText = (
  transcript: Transcript,
  kind: 'text' | 'thinking',
  body: { turn: number; attempt: number; index: number; text: string },
  isWhole: boolean,
): void => {
  const key = textKey(kind, body);
  const item = transcript.items.find((other): other is TextItem => other.key === key);
  if (item === undefined) transcript.items.push({ kind, key, turn: body.turn, attempt: body.attempt, text: body.text, isOpen: !isWhole });
  else {
    item.text = isWhole ? body.text : item.text + body.text;
    item.isOpen = !isWhole;
  }
};

const addTool = (transcript: Transcript, body: Extract<RunEventBody, { type: 'tool.intent' }>): void => {
  if (toolOf(transcript, body.toolUseId) !== undefined) return;
  transcript.items.push({
    kind: 'tool',
    key: body.toolUseId,
    toolUseId: body.toolUseId,
    tool: body.tool,
    input: body.input,
    effect: body.effect,
    phase: 'running',
    askedAt: undefined,
    reason: undefined,
    output: '',
    isTruncated: false,
    durationMs: undefined,
    linesAdded: undefined,
    linesRemoved: undefined,
    exitCode: undefined,
  });
};

const endTool = (tool: ToolItem, body: Extract<RunEventBody, { type: 'tool.result' }>): void => {
  const hasFailed = body.isError || (body.exitCode ?? 0) !== 0;
  const phase = body.isUnknown ? 'unknown' : hasFailed ? 'failed' : 'done';
  Object.assign(tool, {
    phase: tool.phase === 'denied' ? 'denied' : phase,
    output: body.text,
    isTruncated: body.truncated,
    durationMs: body.durationMs,
    linesAdded: body.linesAdded,
    linesRemoved: body.linesRemoved,
    exitCode: body.exitCode,
  });
};

const apply = (transcript: Transcript, id: string, body: RunEventBody, now: number): void => {
  switch (body.type) {
    case 'user.message':
      transcript.items.push({ kind: 'user', key: id, text: body.text, context: body.context.map(({ kind, path }) => ({ kind, path })) });
      return;
    case 'text.delta':
    case 'text.block':
      return writeText(transcript, 'text', body, body.type === 'text.block');
    case 'thinking.delta':
    case 'thinking.block':
      return writeText(transcript, 'thinking', body, body.type === 'thinking.block');
    case 'turn.superseded':
      transcript.items = transcript.items.filter(
        (item) => !('attempt' in item && item.turn === body.turn && item.attempt === body.attempt),
      );
      transcript.items.push({ kind: 'note', key: id, text: body.message });
      return;
    case 'tool.intent':
      return addTool(transcript, body);
    case 'approval.asked': {
      const tool = toolOf(transcript, body.approval.id);
      if (tool !== undefined) Object.assign(tool, { phase: 'waiting', askedAt: now, input: body.approval.input });
      return;
    }
    case 'approval.decided': {
      const tool = toolOf(transcript, body.toolUseId);
      if (tool !== undefined) Object.assign(tool, { phase: body.decision === 'deny' ? 'denied' : 'running', reason: body.reason });
      return;
    }
    case 'tool.output': {
      const tool = toolOf(transcript, body.toolUseId);
      // The card shows the end of a long output; the whole of it comes with the result.
      if (tool !== undefined) tool.output = (tool.output + body.text).slice(-32_000);
      return;
    }
    case 'tool.result': {
      const tool = toolOf(transcript, body.toolUseId);
      if (tool !== undefined) endTool(tool, body);
      return;
    }
    case 'run.state':
      transcript.state = body.state;
      transcript.reason = body.reason;
      return;
    case 'run.resumed':
      if (body.generation > 1) transcript.items.push({ kind: 'note', key: id, text: 'Another process took over and goes on.' });
      return;
    case 'usage':
      transcript.usage = body.total;
      transcript.costMicros = body.totalCostMicros;
      return;
    case 'checkpoint':
      return;
  }
};

/** Adds an event; one that is not after the last one was seen before and changes nothing. Answers whether it was new. */
export const addEvent = (transcript: Transcript, event: RunEvent, now: number): boolean => {
  if (transcript.lastId !== undefined && compareEventIds(event.id, transcript.lastId) <= 0) return false;
  transcript.lastId = event.id;
  apply(transcript, event.id, event.body, now);
  return true;
};

/** The oldest question that waits for an answer. */
export const waitingTool = (transcript: Transcript): ToolItem | undefined =>
  transcript.items.find((item): item is ToolItem => item.kind === 'tool' && item.phase === 'waiting');
