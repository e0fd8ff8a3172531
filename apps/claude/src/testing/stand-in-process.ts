import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../../../tools/anthropic-stand-in/src/main.ts');

/** A turn of a script, as the stand-in's README describes it. */
export interface ScriptedTurn {
  expect?: {
    toolResult?: { contains?: string; lacks?: string; isError?: boolean };
    userText?: { contains: string };
    tools?: string[];
    model?: string;
  }[];
  reply?: (
    | { type: 'text'; text: string }
    | { type: 'clock'; ticks: number; everyMs: number }
    | { type: 'thinking'; thinking: string }
    | { type: 'tool_use'; name: string; input?: Record<string, unknown>; inputText?: string }
  )[];
  stopReason?: string;
  stopDetails?: Record<string, unknown>;
  faults?: (({ kind: string } & Record<string, unknown>) | null)[];
  chunkSize?: number;
  delayMs?: number;
}

export interface ScriptedTurns {
  turns: ScriptedTurn[];
}

export interface RecordedRequest {
  headers: Record<string, string>;
  body: { messages: { role: string; content: unknown }[]; max_tokens: number } & Record<string, unknown>;
  turn?: number;
  attempt?: number;
  status?: number;
  error?: string;
  outcome?: 'whole' | 'broken' | 'aborted';
  usage?: { input_tokens: number; output_tokens: number; cache_read_input_tokens: number; cache_creation_input_tokens: number };
}

/** The stand-in provider as its own process. */
export class StandInProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(scripts: string): Promise<StandInProcess> {
    const child = spawn(process.execPath, [program], {
      env: { PORT: '0', STAND_IN_SCRIPTS: scripts },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return new StandInProcess(child, (JSON.parse(line.toString()) as { url: string }).url);
  }

  async requests(conversation: string): Promise<RecordedRequest[]> {
    const answer = await fetch(`${this.url}/__requests?conversation=${encodeURIComponent(conversation)}`);
    return ((await answer.json()) as { requests: RecordedRequest[] }).requests;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}
