import { type data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';
import type { Value } from '../value.ts';
import { fromData, toData } from './data.ts';

/** What an expression can name. A context that is absent here is an error in the expression. */
export interface Scope {
  readonly contexts: Readonly<Record<string, Value>>;
  readonly functions: readonly FunctionDefinition[];
}

export function evaluate(expression: string, scope: Scope): Value {
  return fromData(run(expression, scope));
}

export function evaluateCondition(expression: string, scope: Scope): boolean {
  return truthy(run(expression, scope));
}

function run(expression: string, { contexts, functions }: Scope): data.ExpressionData {
  const root = toData(contexts);
  if (!('pairs' in root)) throw new TypeError('contexts are a mapping');
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), [...functions]).parse();
  return new Evaluator(tree, root, new Map(functions.map((fn) => [fn.name.toLowerCase(), fn]))).evaluate();
}
