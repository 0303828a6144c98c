import type { Position } from '#error';
import { invalid, needsBuilder } from './refusal.ts';

export interface Scope {
  readonly variables: ReadonlyMap<string, string>;
  readonly escapeCharacter: string;
  readonly at: Position;
}

/**
 * Takes quotes and escapes away and puts the values of variables in, as Docker does for a single word.
 * @throws ActionError DOCKERFILE_INVALID for an open quote or brace, or a variable that is required and missing
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expand(word: string, scope: Scope): string {
  return readUntil({ text: word, offset: 0 }, undefined, scope);
}

/** What is left to read. */
interface Cursor {
  readonly text: string;
  offset: number;
}

function take(cursor: Cursor): string {
  const character = cursor.text.charAt(cursor.offset);
  cursor.offset += 1;
  return character;
}

function ended(cursor: Cursor): boolean {
  return cursor.offset >= cursor.text.length;
}

function readUntil(cursor: Cursor, end: string | undefined, scope: Scope): string {
  let result = '';
  while (!ended(cursor)) {
    const character = take(cursor);
    if (character === end) return result;
    if (character === "'") result += readSingleQuoted(cursor, scope);
    else if (character === '"') result += readDoubleQuoted(cursor, scope);
    else if (character === '$') result += readVariable(cursor, scope);
    else result += character === scope.escapeCharacter ? take(cursor) : character;
  }
  if (end !== undefined) throw invalid(scope.at, `"${end}" is missing in ${cursor.text}`);
  return result;
}

function readSingleQuoted(cursor: Cursor, scope: Scope): string {
  const end = cursor.text.indexOf("'", cursor.offset);
  if (end < 0) throw invalid(scope.at, `a single quote is not closed in ${cursor.text}`);
  const result = cursor.text.slice(cursor.offset, end);
  cursor.offset = end + 1;
  return result;
}

function readDoubleQuoted(cursor: Cursor, scope: Scope): string {
  let result = '';
  while (!ended(cursor)) {
    const character = take(cursor);
    if (character === '"') return result;
    if (character === '$') result += readVariable(cursor, scope);
    else if (character === scope.escapeCharacter && isEscapable(cursor, scope)) result += take(cursor);
    else result += character;
  }
  throw invalid(scope.at, `a double quote is not closed in ${cursor.text}`);
}

function isEscapable(cursor: Cursor, scope: Scope): boolean {
  return ['"', '$', scope.escapeCharacter].includes(cursor.text.charAt(cursor.offset));
}

function readVariable(cursor: Cursor, scope: Scope): string {
  if (cursor.text.charAt(cursor.offset) !== '{') {
    const name = readName(cursor);
    return name === '' ? '$' : (scope.variables.get(name) ?? '');
  }
  cursor.offset += 1;
  const name = readName(cursor);
  const next = take(cursor);
  if (name === '') throw invalid(scope.at, `a variable has no name in ${cursor.text}`);
  if (next === '}') return scope.variables.get(name) ?? '';
  const emptyCounts = next !== ':';
  const operator = emptyCounts ? next : take(cursor);
  const value = scope.variables.get(name);
  const present = value !== undefined && (emptyCounts || value !== '');
  return substitute(operator, { name, value: value ?? '', present, word: readUntil(cursor, '}', scope) }, scope);
}

interface Substitution {
  readonly name: string;
  readonly value: string;
  readonly present: boolean;
  readonly word: string;
}

function substitute(operator: string, { name, value, present, word }: Substitution, scope: Scope): string {
  switch (operator) {
    case '-':
      return present ? value : word;
    case '+':
      return present ? word : '';
    case '?':
      if (present) return value;
      throw invalid(scope.at, `variable ${name} is required: ${word || 'it has no value'}`);
    default:
      throw needsBuilder({ keyword: `\${${name}…}`, at: scope.at }, `uses the substitution "${operator}"`);
  }
}

function readName(cursor: Cursor): string {
  const [name = ''] = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?\-$!])?/.exec(cursor.text.slice(cursor.offset)) ?? [];
  cursor.offset += name.length;
  return name;
}
