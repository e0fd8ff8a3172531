import { ToolExecutor, type Execution } from '../engine/tool-executor.ts';
import type { HeldRun } from '../engine/held-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';

/** Tools that answer at once what a test wants. */
export class FakeTools extends ToolExecutor {
  readonly ran: { tool: string; decision: string | undefined }[] = [];
  snapshots = 0;
  mostAtOnce = 0;
  private now = 0;
  answer: (call: AiToolCall) => string = ({ tool }) => `${tool} is done`;

  override async run(_held: HeldRun, call: AiToolCall, decision: string | undefined): Promise<Execution> {
    this.ran.push({ tool: call.tool, decision });
    this.now += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.now);
    await Promise.resolve();
    this.now -= 1;
    return { kind: 'done', outcome: { isError: false, text: this.answer(call), durationMs: 1 } };
  }

  override snapshot(): Promise<string> {
    this.snapshots += 1;
    return Promise.resolve(this.snapshots.toString(16).padStart(40, '0'));
  }
}
