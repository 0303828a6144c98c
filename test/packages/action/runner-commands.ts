// What GitHub's runner takes for commands in what a step prints, written from the grammar that it documents and keeps in
// src/Runner.Common/ActionCommand.cs of actions/runner. The judge of our log: it shares no code with the sandbox's runner.

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Every command that the runner registers; a line that names another one is text. */
const registered: ReadonlySet<string> = new Set([
  ...['add-mask', 'add-matcher', 'remove-matcher', 'debug', 'warning', 'error', 'notice', 'group', 'endgroup', 'echo'],
  ...['stop-commands', 'set-env', 'add-path', 'set-output', 'save-state', 'set-repo-path', 'internal-set-repo-path'],
]);

/** The runner reads a step's streams line by line, as .NET's StreamReader does. */
export function linesOfStream(output: string): readonly string[] {
  return output.split(/\r\n|\r|\n/);
}

/** The command in a line: that of the second grammar (`::name key=value,…::data`), else that of the first (`##[name key=value;…]data`). */
export function commandIn(line: string): RunnerCommand | undefined {
  return inSecondGrammar(line) ?? inFirstGrammar(line);
}

export function commandsIn(output: string): readonly RunnerCommand[] {
  return linesOfStream(output).flatMap((line) => commandIn(line) ?? []);
}

// .NET finds a text in a text by the rules of a culture unless told otherwise, and those skip over characters that show
// nothing: where the runner looks for `##[`, a soft hyphen in between may be no obstacle. Both readings count here.
const unseen = '[\\p{Cc}\\p{Cf}\\p{Variation_Selector}]*';

/** Where a marker may be said to begin, at the first place from `from` where it is found: with the unseen characters in front, or without. */
function beginnings(text: string, marker: string, from: number): readonly number[] {
  const spaced = [...marker].map((character) => `[${character}]`).join(unseen);
  const pattern = new RegExp(`(${unseen})${spaced}`, 'gu');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  const ordinal = text.indexOf(marker, from);
  const cultural =
    found === null ? [] : Array.from({ length: (found[1] ?? '').length + 1 }, (_, at) => found.index + at);
  return [...new Set([...cultural, ...(ordinal < 0 ? [] : [ordinal])])];
}

/** What .NET's Trim() removes, which is not what JavaScript's does: U+0085 is, U+FEFF is not. */
const blankBefore = /^[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/;

function inSecondGrammar(line: string): RunnerCommand | undefined {
  const text = line.replace(blankBefore, '');
  if (!new RegExp(`^${unseen}:${unseen}:`, 'u').test(text)) return undefined;
  for (const end of beginnings(text, '::', 2)) {
    const head = headOf(text.slice(2, end), ',', secondProperty);
    if (head !== undefined) return { ...head, data: decoded(text.slice(end + 2), secondData) };
  }
  return undefined;
}

function inFirstGrammar(line: string): RunnerCommand | undefined {
  for (const start of beginnings(line, '##[', 0)) {
    const end = line.indexOf(']', start);
    const head = end < 0 ? undefined : headOf(line.slice(start + 3, end), ';', firstEscapes);
    if (head !== undefined) return { ...head, data: decoded(line.slice(end + 1), firstEscapes) };
  }
  return undefined;
}

function headOf(text: string, separator: string, escapes: Escapes): Omit<RunnerCommand, 'data'> | undefined {
  const space = text.indexOf(' ');
  const name = (space < 0 ? text : text.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const pairs =
    space < 0
      ? []
      : text
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [] : [[pair.slice(0, equals), decoded(pair.slice(equals + 1), escapes)] as const];
  });
  return { name, properties: Object.fromEntries(properties) };
}

type Escapes = readonly (readonly [escape: string, character: string])[];

// The percent sign is the last: `%250A` is the text `%0A`.
const secondData: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const secondProperty: Escapes = [['%3A', ':'], ['%2C', ','], ...secondData];
const firstEscapes: Escapes = [['%3B', ';'], ['%5D', ']'], ...secondData];

function decoded(text: string, escapes: Escapes): string {
  return escapes.reduce((all, [written, character]) => all.replaceAll(written, character), text);
}
