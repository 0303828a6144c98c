import { isBoolean, isMapping, isNumber, isSequence, isString } from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';

export type Entries = ReadonlyMap<string, TemplateToken>;

/** The entries of a mapping; none for an absent or empty one. */
export function entriesOf(token: TemplateToken | undefined): Entries {
  if (token === undefined || !isMapping(token)) return new Map();
  return new Map([...token].map(({ key, value }) => [key.assertString('key').value, value]));
}

export function itemsOf(token: TemplateToken | undefined): readonly TemplateToken[] {
  return token !== undefined && isSequence(token) ? [...token] : [];
}

/** A literal's own value; null for the empty one. */
export function literalOf(token: TemplateToken | undefined): string | number | boolean | null {
  if (token !== undefined && (isString(token) || isNumber(token) || isBoolean(token))) return token.value;
  return null;
}

export function textOf(token: TemplateToken | undefined): string | undefined {
  return token !== undefined && isString(token) ? token.value : undefined;
}

/** `(Line: 7, Col: 3)`, as GitHub points into a workflow file. */
export function placeOf(token: TemplateToken): string {
  return `(Line: ${token.line ?? 0}, Col: ${token.col ?? 0})`;
}
