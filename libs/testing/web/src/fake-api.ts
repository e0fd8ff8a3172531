import { kernelErrors, OperationError, type PublicOperation } from '@constellation/contracts-kernel';
import type { z } from 'zod';

type Handler = (input: unknown, request: Request) => unknown;

interface Registered {
  operation: PublicOperation;
  pattern: RegExp;
  names: string[];
  handle: Handler;
}

/** What was asked of the fake, in order. */
export interface RecordedCall {
  operation: string;
  input: unknown;
  headers: Headers;
}

const compile = ({ route }: PublicOperation): Pick<Registered, 'pattern' | 'names'> => {
  const names: string[] = [];
  const source = route.path.replace(/:(\w+)/g, (_whole, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { names, pattern: new RegExp(`^/api/v1${source}$`) };
};

const unquoted = (tag: string): string => tag.replace(/^"|"$/g, '');

const json = (status: number, body: unknown, type = 'application/json'): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'content-type': type } });

/**
 * The server's side of the contracts in memory, for specs of the browser. Like the gateway it refuses what the contract
 * does not allow, and it checks its own answers, so that a spec cannot rest on something that the server never says.
 */
export class FakeApi {
  readonly calls: RecordedCall[] = [];
  /** While false, every request fails as without a network. */
  isReachable = true;
  private readonly registered: Registered[] = [];

  /** Answers an operation. A later answer for the same operation takes the place of the earlier. */
  on<Op extends PublicOperation>(
    operation: Op,
    handle: (input: z.output<Op['input']>, request: Request) => z.input<Op['output']> | Promise<z.input<Op['output']>>,
  ): this {
    this.registered.unshift({ ...compile(operation), operation, handle: handle as Handler });
    return this;
  }

  /** Answers with an expected failure. */
  refuse(operation: PublicOperation, code: string, options: ConstructorParameters<typeof OperationError>[1] = {}): this {
    return this.on(operation, () => {
      throw new OperationError(code, options);
    });
  }

  /** The inputs with which an operation was called. */
  inputsOf<Op extends PublicOperation>(operation: Op): z.output<Op['input']>[] {
    return this.calls.filter((call) => call.operation === operation.name).map((call) => call.input as z.output<Op['input']>);
  }

  readonly fetch: typeof globalThis.fetch = async (target, init) => {
    const request = new Request(new URL(target instanceof Request ? target.url : target, 'http://fake.test'), init);
    request.signal.throwIfAborted();
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    return this.answer(request);
  };

  private async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const found = this.registered.find(({ operation, pattern }) => operation.route.method === request.method && pattern.test(pathname));
    if (found === undefined)
      return this.problem(new OperationError('not_found', { message: `${request.method} ${pathname} has no answer in this spec` }));
    try {
      const input = found.operation.input.parse(await this.inputOf(found, request, pathname));
      this.calls.push({ operation: found.operation.name, input, headers: request.headers });
      const answer = await found.handle(input, request);
      if (answer instanceof Response) return answer;
      const output = found.operation.output.parse(answer);
      return json(found.operation.route.status ?? 200, found.operation.route.status === 204 ? undefined : output);
    } catch (cause) {
      if (cause instanceof OperationError) return this.problem(cause);
      throw cause;
    }
  }

  private async inputOf({ operation, pattern, names }: Registered, request: Request, pathname: string): Promise<unknown> {
    const parts = pattern.exec(pathname)?.slice(1) ?? [];
    const isJson = request.headers.get('content-type') === 'application/json';
    const body = isJson ? ((await request.clone().json()) as Record<string, unknown>) : {};
    const ifMatch = request.headers.get('if-match');
    if (operation.route.ifMatch === 'required' && ifMatch === null) throw new OperationError('precondition_required');
    const key = request.headers.get('idempotency-key');
    return {
      ...body,
      ...Object.fromEntries(new URL(request.url).searchParams),
      ...Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(parts[index] ?? '')])),
      ...(ifMatch === null ? {} : { ifMatch: unquoted(ifMatch) }),
      ...(key === null ? {} : { idempotencyKey: key }),
    };
  }

  private problem(error: Pick<OperationError, 'code' | 'message' | 'executed' | 'details' | 'issues'>): Response {
    const status = (kernelErrors as Record<string, { status: number } | undefined>)[error.code]?.status ?? 409;
    return json(
      status,
      {
        type: `https://constellation.dev/problems/${error.code}`,
        title: error.code,
        status,
        code: error.code,
        detail: error.message,
        correlationId: 'cor_spec',
        executed: error.executed,
        ...(error.details === undefined ? {} : { details: error.details }),
        ...(error.issues === undefined ? {} : { errors: error.issues }),
      },
      'application/problem+json',
    );
  }
}
