import type { Scope } from '../dockerfile/expand.ts';
import { expand } from '../dockerfile/expand.ts';
import type { Flag, Instruction } from '../dockerfile/instruction.ts';
import { invalid } from '../dockerfile/refusal.ts';
import { jsonList } from '../dockerfile/words.ts';

/** Docker's extension of the image configuration; times in nanoseconds. */
export interface Healthcheck {
  readonly Test: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
}

const times: Readonly<Record<string, keyof Healthcheck>> = {
  interval: 'Interval',
  timeout: 'Timeout',
  'start-period': 'StartPeriod',
  'start-interval': 'StartInterval',
};

/** @see https://docs.docker.com/reference/dockerfile/#healthcheck */
export function readHealthcheck(instruction: Instruction, scope: Scope): Healthcheck {
  const { text, at, flags } = instruction;
  const [, kind = '', command = ''] = /^(NONE|CMD)(?:\s+(.*))?$/is.exec(text.trim()) ?? [];
  if (kind.toUpperCase() === 'NONE') return { Test: ['NONE'] };
  if (command === '') throw invalid(at, `HEALTHCHECK ${text} is neither NONE nor CMD with a command`);
  const list = jsonList(command);
  const options = Object.fromEntries(flags.map((flag) => readOption(flag, instruction, scope)));
  return { Test: list === undefined ? ['CMD-SHELL', command] : ['CMD', ...list], ...options };
}

function readOption(
  { name, value = '' }: Flag,
  { at }: Instruction,
  scope: Scope,
): readonly [keyof Healthcheck, number] {
  const given = expand(value, scope);
  if (name === 'retries' && /^\d+$/.test(given)) return ['Retries', Number(given)];
  const member = times[name];
  const nanoseconds = nanosecondsOf(given);
  if (member !== undefined && nanoseconds !== undefined) return [member, nanoseconds];
  throw invalid(at, `HEALTHCHECK --${name}=${given} is not an option such as --interval=30s or --retries=3`);
}

const units: Readonly<Record<string, number>> = { h: 3_600e9, m: 60e9, s: 1e9, ms: 1e6, us: 1e3, ns: 1 };

/** A duration as Go writes it: `1m30s`. */
function nanosecondsOf(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|ns)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((sum, [, count, unit = '']) => sum + Math.round(Number(count) * (units[unit] ?? 0)), 0);
}
