import { isBasicExpression, isMapping, isSequence } from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { NotImplemented } from '../problem.ts';
import { entriesOf, itemsOf, literalOf } from '../syntax/tree.ts';
import type { Texts, Value } from '../value.ts';
import { toData } from './data.ts';
import { evaluate, type Scope } from './evaluate.ts';

/** A piece of the file with its expressions evaluated. */
export function resolve(token: TemplateToken, scope: Scope): Value {
  if (isBasicExpression(token)) return evaluate(token.expression, scope);
  if (isMapping(token)) {
    return Object.fromEntries([...entriesOf(token)].map(([key, value]) => [key, resolve(value, scope)]));
  }
  if (isSequence(token)) return itemsOf(token).map((item) => resolve(item, scope));
  if (token.isExpression) throw new NotImplemented('`${{ insert }}`');
  return literalOf(token);
}

export function resolveText(token: TemplateToken, scope: Scope): string {
  return asText(resolve(token, scope));
}

/** A mapping of texts: `env`, `with`, `outputs`. */
export function resolveTexts(token: TemplateToken | undefined, scope: Scope): Texts {
  const value = token === undefined ? null : resolve(token, scope);
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('A mapping was expected');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asText(item)]));
}

export function asText(value: Value): string {
  if (value !== null && typeof value === 'object') {
    throw new Error(`A ${Array.isArray(value) ? 'sequence' : 'mapping'} was not expected`);
  }
  return toData(value).coerceString();
}
