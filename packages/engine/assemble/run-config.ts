import type { Scope } from '../dockerfile/expand.ts';
import { expand } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid } from '../dockerfile/refusal.ts';
import { jsonList, listOf, splitPairs } from '../dockerfile/words.ts';
import { type Healthcheck, readHealthcheck } from './healthcheck.ts';

/**
 * How a container of the image starts: the `config` member of an image configuration.
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export interface RunConfig {
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly Volumes?: Readonly<Record<string, object>>;
  readonly WorkingDir?: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly StopSignal?: string;
  /** Docker's own extension. */
  readonly Healthcheck?: Healthcheck;
  /** Docker's own extension; what a shell form runs in. */
  readonly Shell?: readonly string[];
}

type Change = (instruction: Instruction, config: RunConfig, scope: Scope) => RunConfig;

/** Instructions that change the configuration and nothing else. */
export const configChanges: Readonly<Record<string, Change>> = {
  ENV: (instruction, config, scope) => {
    const env = environmentOf(config);
    for (const { name, value } of splitPairs(instruction, scope.escapeCharacter)) {
      env.set(expand(name, scope), expand(value, scope));
    }
    return { ...config, Env: [...env].map(([name, value]) => `${name}=${value}`) };
  },
  LABEL: (instruction, config, scope) => {
    const pairs = splitPairs(instruction, scope.escapeCharacter).map(
      ({ name, value }) => [expand(name, scope), expand(value, scope)] as const,
    );
    return { ...config, Labels: { ...config.Labels, ...Object.fromEntries(pairs) } };
  },
  USER: (instruction, config, scope) => ({ ...config, User: oneArgument(instruction, scope) }),
  STOPSIGNAL: (instruction, config, scope) => ({ ...config, StopSignal: oneArgument(instruction, scope) }),
  EXPOSE: (instruction, config, scope) => {
    const ports = oneArgument(instruction, scope)
      .split(/\s+/)
      .flatMap((port) => portsOf(port, instruction));
    return { ...config, ExposedPorts: { ...config.ExposedPorts, ...keysOf(ports) } };
  },
  VOLUME: (instruction, config, scope) => {
    const paths = listOf(instruction.text).map((path) => expand(path, scope));
    if (paths.length === 0 || paths.includes('')) throw invalid(instruction.at, 'VOLUME names no path');
    return { ...config, Volumes: { ...config.Volumes, ...keysOf(paths) } };
  },
  HEALTHCHECK: (instruction, config, scope) => ({ ...config, Healthcheck: readHealthcheck(instruction, scope) }),
  CMD: (instruction, config) => ({ ...config, Cmd: commandOf(instruction, config) }),
  ENTRYPOINT: (instruction, config) => ({ ...config, Entrypoint: commandOf(instruction, config) }),
  SHELL: (instruction, config) => {
    const shell = jsonList(instruction.text);
    if (shell === undefined || shell.length === 0) throw invalid(instruction.at, 'SHELL is not a JSON list of strings');
    return { ...config, Shell: shell };
  },
};

export function environmentOf({ Env = [] }: RunConfig): Map<string, string> {
  return new Map(
    Env.map((variable) => {
      const split = variable.indexOf('=');
      return split < 0 ? [variable, ''] : [variable.slice(0, split), variable.slice(split + 1)];
    }),
  );
}

export function oneArgument({ keyword, text, at }: Instruction, scope: Scope): string {
  const value = expand(text, scope).trim();
  if (value === '') throw invalid(at, `${keyword} has no argument, or one that is empty`);
  return value;
}

/** The JSON form runs as it stands, any other text in a shell. Variables are the shell's business. */
function commandOf({ text }: Instruction, { Shell = ['/bin/sh', '-c'] }: RunConfig): readonly string[] {
  return jsonList(text) ?? [...Shell, text];
}

const portPattern = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i;
const highestPort = 65_535;

function portsOf(text: string, { at }: Instruction): readonly string[] {
  const [, first = '', last = first, protocol = 'tcp'] = portPattern.exec(text) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === '' || count < 1 || Number(last) > highestPort) {
    throw invalid(at, `EXPOSE ${text} is not a port such as 8080, 53/udp or 7000-7010`);
  }
  return Array.from({ length: count }, (_, index) => `${Number(first) + index}/${protocol.toLowerCase()}`);
}

function keysOf(names: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map((name) => [name, {}]));
}
