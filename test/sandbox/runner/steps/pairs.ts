/**
 * What a step wrote to GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE: `name=value`, or `name<<delimiter`, lines, `delimiter`;
 * whichever sign stands first in a line decides.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 *
 * @throws Error in the runner's words
 */
export function parsePairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const { name, value, end } = parsePair(lines, index, line);
    pairs.set(name, value);
    index = end;
  }
  return pairs;
}

interface Pair {
  readonly name: string;
  readonly value: string;
  /** The index of the pair's last line. */
  readonly end: number;
}

function parsePair(lines: readonly string[], index: number, line: string): Pair {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
    return parseHeredoc(lines, index, { name: line.slice(0, heredoc), delimiter: line.slice(heredoc + 2) });
  }
  if (equals < 0) throw new Error(`Invalid format '${line}'`);
  if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
  return { name: line.slice(0, equals), value: line.slice(equals + 1), end: index };
}

function parseHeredoc(
  lines: readonly string[],
  index: number,
  { name, delimiter }: { readonly name: string; readonly delimiter: string },
): Pair {
  if (name === '' || delimiter === '') {
    throw new Error(`Invalid format '${lines[index]}'. Name must not be empty and delimiter must not be empty`);
  }
  const end = lines.indexOf(delimiter, index + 1);
  if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
  return { name, value: lines.slice(index + 1, end).join('\n'), end };
}
