import { ActionError } from '#error';
import { expand } from './expand.ts';
import type { Dockerfile, Instruction } from './instruction.ts';
import { invalid } from './refusal.ts';
import { splitWords } from './words.ts';

export interface Stage {
  readonly name: string | undefined;
  readonly from: Instruction;
  /** An image, `scratch`, or the name of an earlier stage. */
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

export interface Stages {
  /** The stages that make the target, the one that starts from an image first. Others need not be built. */
  readonly chain: readonly [Stage, ...Stage[]];
  readonly all: readonly Stage[];
  /** Variables declared before the first FROM; a stage sees them once it declares them too. */
  readonly globals: ReadonlyMap<string, string>;
}

export interface StageOptions {
  /** Name or number of the stage to build; without it, the last. */
  readonly target: string | undefined;
  /** Given from outside, and the platform's own (TARGETARCH …). */
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly platformArgs: ReadonlyMap<string, string>;
}

/** @throws ActionError DOCKERFILE_INVALID, or INPUT_INVALID for a target that does not exist */
export function readStages(dockerfile: Dockerfile, options: StageOptions): Stages {
  const { instructions } = dockerfile;
  const firstFrom = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  if (firstFrom < 0) throw invalid(instructions[0]?.at ?? { file: 'Dockerfile' }, 'there is no FROM');
  const globals = readGlobals(dockerfile, instructions.slice(0, firstFrom), options);
  const stages: Stage[] = [];
  for (let start = firstFrom; start < instructions.length; ) {
    const next = instructions.findIndex(({ keyword }, index) => index > start && keyword === 'FROM');
    const end = next < 0 ? instructions.length : next;
    stages.push(readStage(dockerfile, instructions.slice(start, end), globals));
    start = end;
  }
  return { all: stages, chain: chainTo(stages, targetIndex(stages, options.target)), globals };
}

function readGlobals(
  { escapeCharacter }: Dockerfile,
  instructions: readonly Instruction[],
  { buildArgs, platformArgs }: StageOptions,
): ReadonlyMap<string, string> {
  const globals = new Map(platformArgs);
  for (const { keyword, text, at } of instructions) {
    if (keyword !== 'ARG') throw invalid(at, `${keyword} stands before the first FROM`);
    for (const word of splitWords(text, escapeCharacter)) {
      const [name = '', ...value] = word.split('=');
      const given = buildArgs.get(name);
      if (given !== undefined) globals.set(name, given);
      else if (value.length > 0)
        globals.set(name, expand(value.join('='), { variables: globals, escapeCharacter, at }));
    }
  }
  return globals;
}

function readStage(
  { escapeCharacter }: Dockerfile,
  [from, ...instructions]: readonly Instruction[],
  globals: ReadonlyMap<string, string>,
): Stage {
  if (from === undefined) throw new TypeError('A stage starts with FROM.');
  const [image = '', as, name, ...more] = splitWords(from.text, escapeCharacter);
  if (image === '' || more.length > 0 || (as !== undefined && (as.toUpperCase() !== 'AS' || name === undefined))) {
    throw invalid(from.at, `FROM ${from.text} is not of the form FROM image [AS name]`);
  }
  const base = expand(image, { variables: globals, escapeCharacter, at: from.at });
  if (base === '') throw invalid(from.at, `FROM ${image} is empty once its variables are replaced`);
  return { name: name?.toLowerCase(), from, base, instructions };
}

function targetIndex(stages: readonly Stage[], target: string | undefined): number {
  if (target === undefined) return stages.length - 1;
  const named = stages.findIndex(({ name }) => name === target.toLowerCase());
  const index = named < 0 && /^\d+$/.test(target) ? Number(target) : named;
  if (stages[index] !== undefined) return index;
  const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
  throw new ActionError('INPUT_INVALID', `Input "target": the Dockerfile has no stage "${target}".`, {
    hint: names.length === 0 ? 'Its stages have no names (FROM … AS name).' : `Its stages: ${names.join(', ')}.`,
  });
}

/** A stage that starts from an earlier one goes on where that ends: that one comes first. */
export function chainTo(stages: readonly Stage[], index: number): readonly [Stage, ...Stage[]] {
  const stage = stages[index];
  if (stage === undefined) throw new TypeError('The target is one of the stages.');
  const parent = stages.slice(0, index).findLastIndex(({ name }) => name === stage.base.toLowerCase());
  return parent < 0 ? [stage] : [...chainTo(stages, parent), stage];
}
