import type { Instruction } from './instruction.ts';
import { invalid } from './refusal.ts';

/** Splits at white space outside of quotes; quotes and escapes stay in the words. */
export function splitWords(text: string, escapeCharacter: string): readonly string[] {
  const escaped = `\\${escapeCharacter}.`;
  const ordinary = `[^\\${escapeCharacter}]`;
  const quoted = `"(?:${escaped}|(?!")${ordinary})*"?|'[^']*'?`;
  const word = new RegExp(`(?:${escaped}|${quoted}|(?!["'\\s])${ordinary}|\\${escapeCharacter}$)+`, 'gs');
  return text.match(word) ?? [];
}

export interface RawPair {
  readonly name: string;
  readonly value: string;
}

/** `name=value …`, or the old form `name value that goes on to the end of the line`. */
export function splitPairs({ keyword, text, at }: Instruction, escapeCharacter: string): readonly RawPair[] {
  const words = splitWords(text, escapeCharacter);
  const [first] = words;
  if (first === undefined) throw invalid(at, `${keyword} has no argument`);
  if (!first.includes('=')) {
    const [, name = '', value = ''] = /^(\S+)\s+(.+)$/s.exec(text) ?? [];
    if (name === '') throw invalid(at, `${keyword} ${first} has no value`, `Write ${keyword} ${first}=value.`);
    return [{ name, value }];
  }
  return words.map((word) => {
    const split = word.indexOf('=');
    if (split < 1) throw invalid(at, `${keyword} has "${word}" where name=value is expected`);
    return { name: word.slice(0, split), value: word.slice(split + 1) };
  });
}

/** The JSON form `["a", "b"]`; `undefined` where the text is not one, and is to be read as plain words. */
export function jsonList(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON form, or words without regard to quotes: COPY, ADD, VOLUME. */
export function listOf(text: string): readonly string[] {
  return jsonList(text) ?? text.split(/\s+/).filter((word) => word !== '');
}
