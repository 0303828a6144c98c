export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Finds a command in a line of output as GitHub's runner does: `::name key=value,…::data` at the start of the line,
 * spaces aside, or `##[name key=value;…]data` anywhere in it. A name that is not registered makes the line plain text.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): Command | undefined {
  return parseColons(line.replace(blanks, ''), registered) ?? parseBrackets(line, registered);
}

/** White space as .NET's TrimStart() knows it, which has U+0085 and not U+FEFF. */
const blanks = /^(?:(?!\uFEFF)[\s\u0085])+/;

function parseColons(line: string, registered: ReadonlySet<string>): Command | undefined {
  if (!line.startsWith('::')) return undefined;
  const end = line.indexOf('::', 2);
  if (end < 0) return undefined;
  const dialect = { separator: ',', decode: unescapeColonProperty };
  const head = parseHead(line.slice(2, end), registered, dialect);
  return head && { ...head, data: unescapeData(line.slice(end + 2)) };
}

function parseBrackets(line: string, registered: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const dialect = { separator: ';', decode: unescapeBracket };
  const head = parseHead(line.slice(start + 3, end), registered, dialect);
  return head && { ...head, data: unescapeBracket(line.slice(end + 1)) };
}

interface Dialect {
  readonly separator: string;
  readonly decode: (text: string) => string;
}

function parseHead(
  text: string,
  registered: ReadonlySet<string>,
  { separator, decode }: Dialect,
): Omit<Command, 'data'> | undefined {
  const space = text.indexOf(' ');
  const name = (space < 0 ? text : text.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const properties: Record<string, string> = {};
  for (const pair of space > 0
    ? text
        .slice(space + 1)
        .trim()
        .split(separator)
    : []) {
    const equals = pair.indexOf('=');
    if (equals > 0) properties[pair.slice(0, equals)] = decode(pair.slice(equals + 1));
  }
  return { name, properties };
}

/** The percent sign comes last: `%250A` is a text, not a line break. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeColonProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

function unescapeBracket(text: string): string {
  return unescapeData(text.replaceAll('%3B', ';').replaceAll('%5D', ']'));
}
