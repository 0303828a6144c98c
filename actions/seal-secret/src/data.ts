import { accept, type Parsed, type Parser, refuse } from '#input';
import { Secret } from '#secret';

export interface Entry {
  /** A key of the Secret. */
  readonly key: string;
  readonly value: Secret;
}

/** The API server takes no more than this in one Secret (corev1.MaxSecretSize). */
const largest = 1_048_576;

/** https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
const keyPattern = /^(?!\.\.?$)[-._a-zA-Z0-9]{1,253}$/;

/**
 * Values to encrypt, as a file of GITHUB_OUTPUT holds them: `KEY=value` with the value as it stands to the end of the
 * line, or `KEY<<DELIMITER`, lines and `DELIMITER`. Every value, its lines and its base64 form are masked; refusals name lines by
 * number and keys, and nothing else.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export const data: Parser<readonly Entry[]> = {
  secretsIn: (raw) => {
    const read = readEntries(raw);
    return read.ok ? read.value.flatMap(({ value }) => formsOf(value.reveal())) : raw.split(/\r?\n/).flatMap(wholeOf);
  },
  parse: (raw) => {
    const read = readEntries(raw);
    if (!read.ok) return read;
    const problem = problemOf(read.value);
    return problem === undefined ? read : refuse(problem);
  },
};

interface Line {
  readonly text: string;
  /** The characters that end it. */
  readonly end: string;
}

interface ReadEntry extends Entry {
  /** From 1. A key is never quoted in a refusal: a line that was not meant as one may be part of a secret. */
  readonly line: number;
}

function readEntries(raw: string): Parsed<readonly ReadEntry[]> {
  const lines = linesOf(raw);
  const entries: ReadEntry[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    const line = index + 1;
    if (text.trim() === '') continue;
    const { key, value, delimiter } = partsOf(text);
    if (value !== undefined) entries.push({ key, value: new Secret(value), line });
    else if (delimiter === '') return refuse(`KEY=value or KEY<<DELIMITER on each line (line ${line})`);
    else {
      const end = lines.findIndex((each, at) => at > index && each.text === delimiter);
      if (end < 0) return refuse(`a line that ends the block begun in line ${line}`);
      entries.push({ key, value: new Secret(textOf(lines.slice(index + 1, end))), line });
      index = end;
    }
  }
  return accept(entries);
}

interface Parts {
  readonly key: string;
  readonly value?: string;
  /** '' where the line is neither. */
  readonly delimiter: string;
}

/** Whichever of `<<` and `=` comes first decides, as in the runner. */
function partsOf(line: string): Parts {
  const [, key = '', sign, rest = ''] = /^(.*?)(<<|=)(.*)$/s.exec(line) ?? [];
  return sign === '=' ? { key, value: rest, delimiter: '' } : { key, delimiter: rest };
}

function linesOf(raw: string): readonly Line[] {
  return raw.split(/(?<=\n)/).map((line) => {
    const text = line.replace(/\r?\n$/, '');
    return { text, end: line.slice(text.length) };
  });
}

/** Line breaks inside of a value stay as they are; the last one belongs to the delimiter. */
function textOf(lines: readonly Line[]): string {
  return lines.map(({ text, end }, index) => (index < lines.length - 1 ? text + end : text)).join('');
}

function problemOf(entries: readonly ReadEntry[]): string | undefined {
  if (entries.length === 0) return 'at least one KEY=value';
  const wrong = entries.find(({ key }) => !keyPattern.test(key));
  if (wrong !== undefined) return `keys of letters, digits, dots, dashes and underscores (line ${wrong.line})`;
  const keys = entries.map(({ key }) => key);
  const twice = entries.find(({ key }, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return `each key once (line ${twice.line} repeats one)`;
  const size = entries.reduce((sum, { value }) => sum + Buffer.byteLength(value.reveal()), 0);
  return size > largest ? `at most ${largest} bytes in all, which is what a Secret holds` : undefined;
}

function formsOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  return [value, ...lines, Buffer.from(value).toString('base64')];
}

function wholeOf(line: string): readonly string[] {
  return [line.trim(), line.slice(line.indexOf('=') + 1).trim()];
}
