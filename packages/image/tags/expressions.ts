import { formatDate } from './date.ts';

/** What `{{…}}` can stand for. */
export interface ExpressionValues {
  readonly version: string;
  readonly major: string;
  readonly minor: string;
  readonly patch: string;
  readonly raw: string;
  readonly branch: string;
  readonly tag: string;
  readonly sha: string;
  readonly base_ref: string;
  readonly is_default_branch: string;
  /** Seconds since 1970. */
  readonly date: number;
  /** Seconds since 1970. */
  readonly commit_date: number;
}

const names = [
  'version',
  'major',
  'minor',
  'patch',
  'raw',
  'branch',
  'tag',
  'sha',
  'base_ref',
  'is_default_branch',
  'date',
  'commit_date',
] as const satisfies readonly (keyof ExpressionValues)[];

const expression = /\{\{\s*([a-z_]+)(?:\s+'([^'{}]*)')?\s*\}\}/g;

/** What is wrong with the expressions in a text, as words that follow "expected". */
export function expectedExpressions(text: string): string | undefined {
  for (const [, name = '', format] of text.matchAll(expression)) {
    if (!names.some((known) => known === name)) return `one of {{${names.join('}}, {{')}}}`;
    if (format !== undefined && !/date$/.test(name)) return `{{${name}}} without an argument`;
  }
  const rest = text.replaceAll(expression, '');
  return /\{\{|\}\}/.test(rest)
    ? `one of {{${names.join('}}, {{')}}}, the last two with a format: {{date 'YYYYMMDD'}} (UTC)`
    : undefined;
}

/** The text with every expression replaced. */
export function expand(text: string, values: ExpressionValues): string {
  return text.replaceAll(expression, (whole, name: string, format: string | undefined) => {
    const known = names.find((candidate) => candidate === name);
    if (known === undefined) return whole;
    const value = values[known];
    return typeof value === 'number' ? formatDate(value, format) : value;
  });
}
