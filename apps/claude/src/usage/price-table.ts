import type { TokenUsage } from '@constellation/contracts-claude';

interface Rate {
  /** Micro-dollars per token, which is dollars per million. */
  input: number;
  output: number;
  /** Of the input price. */
  cacheRead: number;
  /** Above so many tokens of prompt, other rates count. */
  above?: { tokens: number; input: number; output: number };
}

interface PriceList {
  /** The day from which it counts. */
  version: string;
  rates: Record<string, Rate>;
}

const opus5 = { input: 5, output: 25, cacheRead: 0.1 };
const fable51 = { input: 10, output: 50, cacheRead: 0.025 };

// Published list prices. Where two sources differ (cache reads of Sonnet 5.5) the higher one stands.
const priceLists: PriceList[] = [
  {
    version: '2026-10-21',
    rates: {
      'claude-fable-5-1': fable51,
      'claude-mythos-5-1': fable51,
      'claude-opus-5-5': { input: 4, output: 20, cacheRead: 0.05 },
      'claude-opus-5': opus5,
      'claude-opus-4-8': opus5,
      'claude-opus-4-7': opus5,
      'claude-opus-4-6': opus5,
      'claude-opus-4-5': opus5,
      'claude-sonnet-5-5': { input: 2, output: 10, cacheRead: 0.1 },
      'claude-sonnet-5': { input: 2, output: 10, cacheRead: 0.1 },
      'claude-haiku-5-5': { input: 0.1, output: 0.5, cacheRead: 0.1, above: { tokens: 100_000, input: 0.5, output: 2.5 } },
      'claude-haiku-4-5': { input: 1, output: 5, cacheRead: 0.1 },
      // The built-in demo follows a script and costs nothing.
      'constellation-demo': { input: 0, output: 0, cacheRead: 0 },
    },
  },
];

const cacheWrite = 1.25;
const withoutDate = (model: string): string => model.replace(/-\d{8}$/, '');

export interface Price {
  version: string;
  /** Whole micro-dollars. */
  costOf(usage: TokenUsage): number;
}

/** What a model costs at a time; `undefined` when no list names it, which is shown as unknown and never as nothing. */
export const priceOf = (model: string, at: Date): Price | undefined => {
  const day = at.toISOString().slice(0, 10);
  const list = priceLists.findLast(({ version }) => version <= day);
  const rate = list?.rates[withoutDate(model)];
  if (!list || !rate) return undefined;
  return {
    version: list.version,
    costOf: ({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }) => {
      const isLarge = rate.above !== undefined && inputTokens + cacheReadTokens + cacheWriteTokens > rate.above.tokens;
      const { input, output } = isLarge && rate.above ? rate.above : rate;
      return Math.round(
        inputTokens * input + cacheReadTokens * input * rate.cacheRead + cacheWriteTokens * input * cacheWrite + outputTokens * output,
      );
    },
  };
};
