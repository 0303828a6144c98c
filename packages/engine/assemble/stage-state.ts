import { expand, type Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid } from '../dockerfile/refusal.ts';
import { splitWords } from '../dockerfile/words.ts';
import { environmentOf, type RunConfig } from './run-config.ts';

/** What one instruction leaves to the next. */
export interface StageState {
  readonly config: RunConfig;
  /** Values of ARGs that are declared so far. */
  readonly args: ReadonlyMap<string, string>;
  /** Whether this stage has its own CMD: without one, ENTRYPOINT drops that of the base image. */
  readonly ownCommand: boolean;
}

/** ENV goes before ARG. */
export function scopeOf({ config, args }: StageState, { at }: Instruction, escapeCharacter: string): Scope {
  return { variables: new Map([...args, ...environmentOf(config)]), escapeCharacter, at };
}

export interface GivenArgs {
  readonly globals: ReadonlyMap<string, string>;
  readonly buildArgs: ReadonlyMap<string, string>;
}

/** ARG: given from outside, or the default, or what was declared before the first FROM. */
export function declareArgs(
  args: ReadonlyMap<string, string>,
  { text, at }: Instruction,
  scope: Scope,
  { globals, buildArgs }: GivenArgs,
): ReadonlyMap<string, string> {
  const words = splitWords(text, scope.escapeCharacter);
  if (words.length === 0) throw invalid(at, 'ARG has no name');
  const result = new Map(args);
  for (const word of words) {
    const split = word.indexOf('=');
    const name = split < 0 ? word : word.slice(0, split);
    const fallback = split < 0 ? globals.get(name) : expand(word.slice(split + 1), scope);
    const value = buildArgs.get(name) ?? fallback;
    if (value !== undefined) result.set(name, value);
  }
  return result;
}
