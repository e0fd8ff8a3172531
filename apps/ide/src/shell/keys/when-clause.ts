import type { ContextValue } from './context-keys.ts';

export type WhenTest = (read: (key: string) => ContextValue) => boolean;

const tokenPattern = /\s*(&&|\|\||==|!=|!|\(|\)|'[^']*'|[\w.:-]+)/y;

const tokensOf = (clause: string): string[] => {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < clause.trimEnd().length) {
    const at = tokenPattern.lastIndex;
    const token = tokenPattern.exec(clause)?.[1];
    if (token === undefined) throw new Error(`The condition "${clause}" cannot be read at ${at}`);
    tokens.push(token);
  }
  return tokens;
};

/** Reads `a && (!b || view == 'files')`. `||` binds weaker than `&&`; a bare key asks whether it is set and not false. */
export const parseWhen = (clause: string): WhenTest => {
  const tokens = tokensOf(clause);
  let next = 0;
  const take = (): string => {
    const token = tokens[next];
    if (token === undefined) throw new Error(`The condition "${clause}" ends too early`);
    next += 1;
    return token;
  };
  const unary = (): WhenTest => {
    const token = take();
    if (token === '!') {
      const inner = unary();
      return (read) => !inner(read);
    }
    if (token === '(') {
      const inner = either();
      if (take() !== ')') throw new Error(`The condition "${clause}" lacks a bracket`);
      return inner;
    }
    if (!/^[\w.:-]+$/.test(token)) throw new Error(`The condition "${clause}" has "${token}" where a key is wanted`);
    const comparison = tokens[next];
    if (comparison !== '==' && comparison !== '!=') return (read) => Boolean(read(token));
    next += 1;
    const wanted = take().replace(/^'|'$/g, '');
    return (read) => (String(read(token) ?? '') === wanted) === (comparison === '==');
  };
  const chain = (operand: () => WhenTest, operator: string, combine: (one: WhenTest, other: WhenTest) => WhenTest) => (): WhenTest => {
    let test = operand();
    while (tokens[next] === operator) {
      next += 1;
      test = combine(test, operand());
    }
    return test;
  };
  const both = chain(unary, '&&', (one, other) => (read) => one(read) && other(read));
  const either = chain(both, '||', (one, other) => (read) => one(read) || other(read));
  const test = either();
  if (next < tokens.length) throw new Error(`The condition "${clause}" goes on after its end`);
  return test;
};
