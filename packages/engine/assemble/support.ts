import type { ActionError } from '#error';
import { expand, type Scope } from '../dockerfile/expand.ts';
import type { Dockerfile, Instruction } from '../dockerfile/instruction.ts';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';
import type { Stage, Stages } from '../dockerfile/stages.ts';
import { formatPlatform, type Platform } from '../platform.ts';
import { neededStages } from '../requested-stages.ts';
import { configChanges } from './run-config.ts';

const copyFlags: ReadonlySet<string> = new Set(['chown', 'chmod', 'link', 'from']);

/** Instructions of Dockerfiles that only an engine with a builder carries out. */
const builderOnly: Readonly<Record<string, string>> = {
  RUN: 'runs a command',
  ONBUILD: 'leaves a trigger for later builds',
  MAINTAINER: 'is deprecated; use LABEL org.opencontainers.image.authors instead',
};

/** Why the stages cannot be assembled without running anything; `undefined` when they can, as far as the text tells. */
export function findObstacle(
  { syntax, escapeCharacter }: Dockerfile,
  stages: Stages,
  { platform, contexts }: Surroundings,
): ActionError | undefined {
  const { chain, globals } = stages;
  const [{ from }] = chain;
  if (syntax !== undefined && !standardFrontend.test(syntax)) {
    const at = { file: from.at.file, line: 1 };
    return needsBuilder({ keyword: '# syntax', at }, `asks for the frontend ${syntax}`, 'BuildKit');
  }
  const obstacles = neededStages(stages).flatMap((stage) => [
    contexts.has(stage.base) ? needsBuilder(stage.from, `starts from the build context ${stage.base}`) : undefined,
    chain.includes(stage)
      ? obstacleOfFrom(stage, formatPlatform(platform), { variables: globals, escapeCharacter, at: stage.from.at })
      : undefined,
    ...stage.instructions.map(obstacleOf),
  ]);
  return obstacles.find((obstacle) => obstacle !== undefined);
}

export interface Surroundings {
  readonly platform: Platform;
  /** Named build contexts. */
  readonly contexts: ReadonlyMap<string, string>;
}

const standardFrontend = /^(docker\.io\/)?docker\/dockerfile(:1[.\d]*)?(@sha256:[a-f0-9]{64})?$/;

function obstacleOfFrom({ from }: Stage, platform: string, scope: Scope): ActionError | undefined {
  for (const { name, value = '' } of from.flags) {
    if (name !== 'platform') return invalid(from.at, `FROM has no flag --${name}`);
    const wanted = expand(value, scope);
    if (wanted !== platform)
      return needsBuilder(from, `--platform=${wanted} is not the platform that is built for, ${platform}`);
  }
  return undefined;
}

function obstacleOf(instruction: Instruction): ActionError | undefined {
  const { keyword, flags, text, at } = instruction;
  const reason = builderOnly[keyword];
  if (reason !== undefined) return needsBuilder(instruction, reason);
  if (keyword === 'COPY' || keyword === 'ADD') return obstacleOfCopy(instruction);
  if (keyword !== 'ARG' && keyword !== 'WORKDIR' && configChanges[keyword] === undefined) {
    return invalid(at, `"${keyword}" is not an instruction`);
  }
  if (keyword === 'HEALTHCHECK') return undefined;
  const [flag] = flags;
  return flag === undefined ? undefined : invalid(at, `${keyword} has no flag --${flag.name} (${text})`);
}

function obstacleOfCopy(instruction: Instruction): ActionError | undefined {
  const { keyword, flags, text, at } = instruction;
  const flag = flags.find(({ name }) => !copyFlags.has(name));
  if (keyword === 'ADD' && flags.some(({ name }) => name === 'from')) return invalid(at, 'ADD has no flag --from');
  if (flag !== undefined) return needsBuilder(instruction, `--${flag.name} is not supported`, 'BuildKit');
  if (/(^|\s)<<-?["']?\w/.test(text)) {
    return needsBuilder(instruction, 'has its content in the Dockerfile (<<)', 'BuildKit');
  }
  const remote = keyword === 'ADD' ? /(^|[\s"])(https?:\/\/|git@|git:\/\/)/.exec(text) : null;
  return remote === null ? undefined : needsBuilder(instruction, 'downloads its source');
}
