import { ActionError } from '#error';

/** A place in a line that is being read. */
export interface Cursor {
  readonly text: string;
  /** 1-based number of the line. */
  readonly line: number;
  /** Characters already read. */
  at: number;
}

/** Reads `mark` if it comes next. */
export function take(cursor: Cursor, mark: string): boolean {
  if (!cursor.text.startsWith(mark, cursor.at)) return false;
  cursor.at += mark.length;
  return true;
}

/** Reads what a sticky pattern matches here. */
export function takeMatch(cursor: Cursor, pattern: RegExp): string | undefined {
  const [match] = new RegExp(pattern.source, 'y').exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += match?.length ?? 0;
  return match;
}

/** Reads a quoted text; the quote is doubled inside. */
export function takeQuoted(cursor: Cursor): string | undefined {
  const quote = cursor.text[cursor.at];
  if (quote !== '"' && quote !== "'") return undefined;
  const match = takeMatch(cursor, quote === '"' ? /"(?:[^"]|"")*"/ : /'(?:[^']|'')*'/);
  if (match === undefined) throw invalid(cursor, `no ${quote} closes the quoted text`);
  return match.slice(1, -1).replaceAll(quote + quote, quote);
}

/** The refusal of a line. What is not read yet is not quoted: it may hold a secret value. */
export function invalid({ text, line, at }: Cursor, problem: string): ActionError {
  const read = text.slice(0, at).trim();
  const where = read === '' ? 'at its beginning' : `after "${read}"`;
  return new ActionError('SELECTOR_INVALID', `Reading line ${line} of "set" failed ${where}: ${problem}.`, {
    hint: 'Write "path.to.key = value", or ":=" to create what is missing; "[kind/name]" above says in which document.',
  });
}
