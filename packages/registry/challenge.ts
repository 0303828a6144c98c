/** One way in that a registry offers. Parameter names are lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`\\s*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))\\s*(?:,|$)`, 'y');
const scheme = new RegExp(`[\\s,]*(${token})(?:\\s+|$|(?=,))`, 'y');
/** Real headers have a few hundred characters. */
const longestHeader = 8_192;

/**
 * Reads `WWW-Authenticate`: several challenges in one header, commas inside quoted strings.
 * What follows an unreadable place is left out.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: Challenge[] = [];
  const text = header.slice(0, longestHeader);
  for (let at = 0; at < text.length; ) {
    scheme.lastIndex = at;
    const [start = '', name = ''] = scheme.exec(text) ?? [];
    if (name === '') break;
    const { parameters, end } = readParameters(text, at + start.length);
    challenges.push({ scheme: name.toLowerCase(), parameters });
    at = end;
  }
  return challenges;
}

function readParameters(text: string, start: number): { parameters: ReadonlyMap<string, string>; end: number } {
  const parameters = new Map<string, string>();
  let end = start;
  for (;;) {
    parameter.lastIndex = end;
    const match = parameter.exec(text);
    if (match === null) return { parameters, end };
    const [whole, name = '', quoted, plain = ''] = match;
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain);
    end += whole.length;
  }
}
