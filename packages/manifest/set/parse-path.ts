import { type Cursor, invalid, take, takeMatch, takeQuoted } from './cursor.ts';
import type { Condition, Step, Written } from './statement.ts';

/** A key as it may stand without quotes. */
const bareKey = /[A-Za-z0-9_/-]+/;
/** Keys that JavaScript objects treat in ways of their own. No manifest has them. */
export const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const maximumSteps = 100;
/** Each one visits every value below every value that the last one found. */
const maximumDeepSteps = 2;

/** Reads `spec.containers[name=app].image`. */
export function parsePath(cursor: Cursor): readonly Step[] {
  const steps = [...parseSteps(cursor)];
  while (take(cursor, '|')) steps.push({ kind: 'inside' }, ...parseSteps(cursor));
  if (steps.filter(({ kind }) => kind === 'deep').length > maximumDeepSteps)
    throw invalid(cursor, 'a path has at most 2 "**"');
  if (steps.at(-1)?.kind === 'deep') throw invalid(cursor, '"**" is followed by what is looked for at any depth');
  if (steps.length > maximumSteps) throw invalid(cursor, `a path has at most ${maximumSteps} steps`);
  return steps;
}

/** The steps through one text. */
function parseSteps(cursor: Cursor): readonly Step[] {
  const steps: Step[] = [];
  const isRooted = take(cursor, '$');
  if (!isRooted) steps.push(parseStep(cursor));
  for (let step = parseNext(cursor); step !== undefined; step = parseNext(cursor)) steps.push(step);
  return steps;
}

function parseNext(cursor: Cursor): Step | undefined {
  if (take(cursor, '.')) return parseStep(cursor);
  if (take(cursor, '[')) return parseSubscript(cursor);
  return undefined;
}

function parseStep(cursor: Cursor): Step {
  if (take(cursor, '**')) return { kind: 'deep' };
  if (take(cursor, '*')) return { kind: 'each' };
  if (take(cursor, '[')) return parseSubscript(cursor);
  return { kind: 'key', key: parseKey(cursor) };
}

function parseKey(cursor: Cursor): string {
  const key = takeQuoted(cursor) ?? takeMatch(cursor, bareKey);
  if (key === undefined)
    throw invalid(cursor, 'expected a key (one with other characters than A-Z a-z 0-9 _ - / is quoted)');
  if (refusedKeys.has(key)) throw invalid(cursor, 'this key is never set');
  return key;
}

function parseSubscript(cursor: Cursor): Step {
  const step = parseSubscriptContent(cursor);
  if (!take(cursor, ']')) throw invalid(cursor, 'expected "]"');
  return step;
}

function parseSubscriptContent(cursor: Cursor): Step {
  if (take(cursor, '*')) return { kind: 'each' };
  const index = takeMatch(cursor, /-?[0-9]{1,9}(?=\])/);
  if (index !== undefined) return { kind: 'index', index: Number(index) };
  const start = cursor.at;
  const quoted = takeQuoted(cursor);
  if (quoted !== undefined && cursor.text[cursor.at] === ']') {
    cursor.at = start;
    return { kind: 'key', key: parseKey(cursor) };
  }
  cursor.at = start;
  const conditions = [parseCondition(cursor)];
  while (take(cursor, ',')) conditions.push(parseCondition(cursor));
  return { kind: 'filter', conditions };
}

function parseCondition(cursor: Cursor): Condition {
  const keys = [parseKey(cursor)];
  while (take(cursor, '.')) keys.push(parseKey(cursor));
  const isUnequal = take(cursor, '!=');
  if (!isUnequal && !take(cursor, '=')) throw invalid(cursor, 'expected "=" or "!=" and a value, as in [name=app]');
  return { keys, equal: !isUnequal, value: parseConditionValue(cursor) };
}

function parseConditionValue(cursor: Cursor): Written {
  const quoted = takeQuoted(cursor);
  if (quoted !== undefined) return { text: quoted, quoted: true };
  const bare = takeMatch(cursor, /[^,\]]+/);
  if (bare === undefined) throw invalid(cursor, 'expected a value, as in [name=app]');
  return { text: bare, quoted: false };
}
