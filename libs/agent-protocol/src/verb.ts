import { z } from 'zod';

/** One request, one answer: REQ, then RES. */
export interface CallVerb<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  shape: 'call';
  name: string;
  input: Input;
  output: Output;
  /** Milliseconds until the caller gives up with `deadline` and the agent aborts, unless the caller says otherwise. */
  timeoutMs: number;
}

/** A body from the client, then one answer: REQ, DATA…, END, then RES. */
export interface UploadVerb<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  shape: 'upload';
  name: string;
  input: Input;
  output: Output;
  timeoutMs: number;
}

/**
 * REQ, RES (it is open), then DATA and EVENT from the agent in order until END or ERR. The client may send DATA, EVENT
 * ({@link StreamVerb.signal}) and END on the same stream. `timeoutMs` bounds the opening alone.
 */
export interface StreamVerb<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Item extends z.ZodType = z.ZodType,
  Trailer extends z.ZodType = z.ZodType,
  Signal extends z.ZodType = z.ZodType,
> {
  shape: 'stream';
  name: string;
  input: Input;
  /** What RES says when the stream is open. */
  output: Output;
  /** An EVENT from the agent. */
  item: Item;
  /** What END says. */
  trailer: Trailer;
  /** An EVENT from the client. */
  signal: Signal;
  /** Consumed bytes after which the client grants credit; small where the agent paces a producer by it. */
  grantEveryBytes: number;
  timeoutMs: number;
}

export type Verb = CallVerb | UploadVerb | StreamVerb;
export type VerbInput<V extends { input: z.ZodType }> = z.output<V['input']>;
export type VerbSentInput<V extends { input: z.ZodType }> = z.input<V['input']>;
export type VerbOutput<V extends { output: z.ZodType }> = z.output<V['output']>;
export type VerbItem<V extends { item: z.ZodType }> = z.output<V['item']>;
export type VerbTrailer<V extends { trailer: z.ZodType }> = z.output<V['trailer']>;
export type VerbSignal<V extends { signal: z.ZodType }> = z.output<V['signal']>;

/** Declares a {@link CallVerb}; 10 s unless given. */
export const callVerb = <Input extends z.ZodType, Output extends z.ZodType>(
  verb: Pick<CallVerb<Input, Output>, 'name' | 'input' | 'output'> & {
    timeoutMs?: number;
  },
): CallVerb<Input, Output> => ({ timeoutMs: 10_000, ...verb, shape: 'call' });

/** Declares an {@link UploadVerb}; 60 s unless given. */
export const uploadVerb = <Input extends z.ZodType, Output extends z.ZodType>(
  verb: Pick<UploadVerb<Input, Output>, 'name' | 'input' | 'output'> & {
    timeoutMs?: number;
  },
): UploadVerb<Input, Output> => ({
  timeoutMs: 60_000,
  ...verb,
  shape: 'upload',
});

const nothing = z.object({});

/** Declares a {@link StreamVerb}; what is not given does not occur on it. */
export const streamVerb = <
  Input extends z.ZodType,
  Output extends z.ZodType,
  Item extends z.ZodType = z.ZodNever,
  Trailer extends z.ZodType = typeof nothing,
  Signal extends z.ZodType = z.ZodNever,
>(verb: {
  name: string;
  input: Input;
  output: Output;
  item?: Item;
  trailer?: Trailer;
  signal?: Signal;
  grantEveryBytes?: number;
  timeoutMs?: number;
}): StreamVerb<Input, Output, Item, Trailer, Signal> => ({
  shape: 'stream',
  name: verb.name,
  input: verb.input,
  output: verb.output,
  item: verb.item ?? (z.never() as z.ZodType as Item),
  trailer: verb.trailer ?? (nothing as z.ZodType as Trailer),
  signal: verb.signal ?? (z.never() as z.ZodType as Signal),
  grantEveryBytes: verb.grantEveryBytes ?? 64 * 1024,
  timeoutMs: verb.timeoutMs ?? 10_000,
});
