import { ActionError } from '#error';
import type { Parser } from './parser.ts';

/** An action's inputs: one parser for each name that its action.yml declares. */
export type InputTable = Readonly<Record<string, Parser<unknown>>>;

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** What a table reads: `app-id` in YAML is `appId` in code. */
export type InputValues<Table extends InputTable> = {
  readonly [Name in keyof Table & string as CamelCase<Name>]: Table[Name] extends Parser<infer T> ? T : never;
};

/**
 * Reads every input of the table and refuses all bad ones at once.
 * @param read gives an input's text, '' when absent
 * @throws ActionError INPUT_INVALID naming each bad input, what was expected and what was found
 */
export function parseInputs<Table extends InputTable>(
  table: Table,
  read: (name: string) => string,
): InputValues<Table> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, parser] of Object.entries(table)) {
    const raw = read(name);
    const parsed = parser.parse(raw);
    if (parsed.ok) values[camelCase(name)] = parsed.value;
    else problems.push(`input "${name}": expected ${parsed.expected}, found ${found(parser, raw)}`);
  }
  if (problems.length > 0) {
    throw new ActionError('INPUT_INVALID', `Reading the inputs failed: ${problems.join('; ')}.`, {
      hint: 'Correct the `with:` block of this step.',
    });
  }
  return values as InputValues<Table>;
}

const shownCharacters = 100;

function found(parser: Parser<unknown>, raw: string): string {
  if (raw.trim() === '') return 'nothing';
  if (parser.sensitive || parser.secretsIn !== undefined) return 'a value that is not shown because it is secret';
  const line = JSON.stringify(raw.trim());
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
