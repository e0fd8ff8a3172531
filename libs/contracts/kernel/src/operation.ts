import type { z } from 'zod';
import type { Policy } from './policy.ts';
import type { ServiceName } from './service-name.ts';

/**
 * `query` reads and may be retried; `command` runs at most once; `stream` answers many items (NDJSON on the bytes plane).
 */
export type OperationKind = 'query' | 'command' | 'stream';

/**
 * `message`: over the bus to a service. `bytes`: over the data plane to the instance that owns the workspace.
 * `edge`: answered in the gateway itself.
 */
export type OperationPlane = 'message' | 'bytes' | 'edge';

export interface Route {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`. `:name` parts, the query string and the JSON body are merged into the operation's input. */
  path: `/${string}`;
  status?: 200 | 201 | 202 | 204;
  /** `required`: the `If-Match` header becomes `input.ifMatch`, and its absence is 428. */
  ifMatch?: 'required';
  /** The `Idempotency-Key` header becomes `input.idempotencyKey`; without one the gateway makes one. */
  idempotencyKey?: true;
  /** Largest body in bytes; 64 KiB unless given. */
  bodyLimit?: number;
}

interface OperationCommon<Input extends z.ZodType, Output extends z.ZodType, Code extends string> {
  /** `project.rename.v1`: domain, imperative, contract version. */
  name: `${string}.${string}.v${number}`;
  /** One sentence for the API documentation. */
  summary: string;
  service: ServiceName;
  kind: OperationKind;
  input: Input;
  /** What is answered; for a stream, one item. */
  output: Output;
  /** The domain's codes that it may answer, besides the kernel's. */
  errors: readonly Code[];
  /** Milliseconds until the caller is told `deadline_exceeded`; for a stream, of silence. At most 30,000. */
  timeoutMs: number;
  /** A command that may be sent again when its outcome is unknown, since the store recognises the repetition. */
  repeatable?: true;
  /** Routes the call to the instance that owns this key, such as `ws:wsp_…`. */
  owner?(input: z.output<Input>): string;
  /** Calls of this operation that one instance runs at the same time; more are refused as `overloaded`. */
  maxInFlight?: number;
}

export interface PublicOperation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> extends OperationCommon<Input, Output, Code> {
  exposure: 'public';
  plane: OperationPlane;
  route: Route;
  policy: Policy;
}

export interface InternalOperation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> extends OperationCommon<Input, Output, Code> {
  exposure: 'internal';
  plane: 'message' | 'bytes';
  /** The services that may call it. */
  callers: readonly ServiceName[];
  /** Given when the caller must bring a token that speaks for a person with this role, and not only its own. */
  policy?: Policy;
}

export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType, Code extends string = string> =
  PublicOperation<Input, Output, Code> | InternalOperation<Input, Output, Code>;

export type InputOf<Op extends { input: z.ZodType }> = z.output<Op['input']>;
export type SentInputOf<Op extends { input: z.ZodType }> = z.input<Op['input']>;
export type OutputOf<Op extends { output: z.ZodType }> = z.output<Op['output']>;

/** Declares an operation that clients may call: one route, one policy. */
export const publicOperation = <Input extends z.ZodType, Output extends z.ZodType, const Code extends string = never>(
  operation: Omit<PublicOperation<Input, Output, Code>, 'exposure'>,
): PublicOperation<Input, Output, Code> => ({ ...operation, exposure: 'public' });

/** Declares an operation between services: no route, a list of callers. */
export const internalOperation = <Input extends z.ZodType, Output extends z.ZodType, const Code extends string = never>(
  operation: Omit<InternalOperation<Input, Output, Code>, 'exposure'>,
): InternalOperation<Input, Output, Code> => ({ ...operation, exposure: 'internal' });
