import { parseTarget } from '../target/parse-target.ts';
import type { Target } from '../target/target.ts';
import { type Cursor, invalid, take, takeMatch, takeQuoted } from './cursor.ts';
import { parsePath } from './parse-path.ts';
import { parseTree } from './parse-tree.ts';
import type { Assignment, Given, Statement } from './statement.ts';

const maximumLines = 1_000;
const operators = [':=', '+=', '='] as const;

/**
 * Reads the text of `set`: statements, and sections that say which document the lines below them are about.
 * @throws ActionError SELECTOR_INVALID naming the line and what was expected
 */
export function parseStatements(text: string): readonly Statement[] {
  const lines = text.split(/\r?\n/);
  const statements: Statement[] = [];
  let target: Target | undefined;
  for (const [index, raw] of lines.entries()) {
    const cursor: Cursor = { text: raw.trim(), line: index + 1, at: 0 };
    if (index >= maximumLines) throw invalid(cursor, `at most ${maximumLines} lines are read`);
    if (cursor.text === '' || cursor.text.startsWith('#')) continue;
    if (cursor.text.startsWith('[')) target = parseTarget(cursor);
    else statements.push(parseStatement(cursor, target));
  }
  return statements;
}

function parseStatement(cursor: Cursor, target: Target | undefined): Statement {
  const { line } = cursor;
  if (takeMatch(cursor, /-\s+/) !== undefined) {
    const steps = parsePath(cursor);
    if (cursor.at < cursor.text.length) throw invalid(cursor, 'nothing may follow the path of a line that removes');
    return { line, target, steps, operator: '-' };
  }
  const steps = parsePath(cursor);
  takeMatch(cursor, /\s+/);
  const operator = parseOperator(cursor);
  takeMatch(cursor, /\s+/);
  return { line, target, steps, operator, value: parseValue(cursor) };
}

function parseOperator(cursor: Cursor): Assignment['operator'] {
  const operator = operators.find((each) => take(cursor, each));
  if (operator === undefined) throw invalid(cursor, 'expected "=", ":=" or "+=" and a value');
  return operator;
}

function parseValue(cursor: Cursor): Given {
  if (/^[[{]/.test(cursor.text.slice(cursor.at))) return { tree: parseTree(cursor) };
  const quoted = takeQuoted(cursor);
  if (quoted === undefined) return { text: cursor.text.slice(cursor.at), quoted: false };
  if (cursor.at < cursor.text.length) {
    throw invalid({ ...cursor, at: 0 }, 'nothing may follow a quoted value (double the quotes inside it)');
  }
  return { text: quoted, quoted: true };
}
