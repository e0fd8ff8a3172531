import { type InputOf, OperationError, type PublicOperation } from '@constellation/contracts-kernel';

const pointerOf = (path: PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Parses an operation's input; throws `invalid_input` with one issue per fault, each at its JSON Pointer. */
export const parseInput = <Op extends PublicOperation>(operation: Op, raw: unknown): InputOf<Op> => {
  const parsed = operation.input.safeParse(raw);
  if (parsed.success) return parsed.data as InputOf<Op>;
  const issues = parsed.error.issues.slice(0, 50).map(({ path, message }) => ({ pointer: pointerOf(path), message }));
  throw new OperationError('invalid_input', { executed: 'no', issues });
};
