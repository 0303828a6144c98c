import { posix } from 'node:path';
import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage, Stages } from '../dockerfile/stages.ts';
import type { BuildRequest } from '../engine.ts';
import type { Context } from './context.ts';
import { copy } from './copy.ts';
import { makeDirectories } from './directories.ts';
import type { Rootfs } from './rootfs.ts';
import { configChanges, oneArgument, type RunConfig } from './run-config.ts';
import { declareArgs, type StageState, scopeOf } from './stage-state.ts';
import type { LayerEntry } from './tar.ts';

/** What one instruction made of the image. */
export interface Step {
  readonly instruction: Instruction;
  readonly config: RunConfig;
  /** Its layer; none for an instruction that changes the configuration alone. */
  readonly entries: readonly LayerEntry[];
}

export interface Walkthrough {
  readonly escapeCharacter: string;
  /** Of these, one after the other. */
  readonly chain: readonly Stage[];
  readonly globals: Stages['globals'];
  readonly buildArgs: BuildRequest['buildArgs'];
  readonly context: Context;
  /** What COPY --from of a stage names. */
  readonly contextFrom: (name: string, stage: Stage, instruction: Instruction) => Promise<Context>;
  /** Of the base image. */
  readonly config: RunConfig;
  readonly rootfs: Rootfs;
}

/** Carries out the instructions of the stages, one after the other. */
export async function* stepThrough(walkthrough: Walkthrough): AsyncGenerator<Step> {
  const { escapeCharacter, chain, config } = walkthrough;
  let state: StageState = { config, args: new Map(), ownCommand: false };
  for (const stage of chain) {
    state = { ...state, ownCommand: false };
    for (const instruction of stage.instructions) {
      const scope = scopeOf(state, instruction, escapeCharacter);
      state = nextState(state, instruction, scope, walkthrough);
      const from = instruction.flags.find(({ name }) => name === 'from')?.value;
      const context =
        from === undefined ? walkthrough.context : await walkthrough.contextFrom(from, stage, instruction);
      const entries = await entriesOf(instruction, scope, { ...walkthrough, context, config: state.config });
      yield { instruction, config: state.config, entries };
    }
  }
}

function nextState(state: StageState, instruction: Instruction, scope: Scope, given: Walkthrough): StageState {
  const { config } = state;
  switch (instruction.keyword) {
    case 'ARG':
      return {
        ...state,
        args: declareArgs(state.args, instruction, scope, {
          globals: given.globals,
          buildArgs: given.buildArgs,
        }),
      };
    case 'WORKDIR': {
      const directory = posix.resolve('/', config.WorkingDir ?? '', oneArgument(instruction, scope));
      return { ...state, config: { ...config, WorkingDir: directory } };
    }
    case 'CMD':
      return { ...state, config: changed(instruction, config, scope), ownCommand: true };
    case 'ENTRYPOINT': {
      const { Cmd, ...rest } = changed(instruction, config, scope);
      return { ...state, config: state.ownCommand && Cmd !== undefined ? { ...rest, Cmd } : rest };
    }
    default:
      return { ...state, config: changed(instruction, config, scope) };
  }
}

function changed(instruction: Instruction, config: RunConfig, scope: Scope): RunConfig {
  return configChanges[instruction.keyword]?.(instruction, config, scope) ?? config;
}

async function entriesOf(
  instruction: Instruction,
  scope: Scope,
  { context, rootfs, config }: Walkthrough,
): Promise<readonly LayerEntry[]> {
  const workingDirectory = config.WorkingDir ?? '/';
  if (instruction.keyword === 'WORKDIR') {
    return makeDirectories(rootfs.resolve(workingDirectory), rootfs, { uid: 0, gid: 0 });
  }
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return [];
  return copy(instruction, { context, rootfs, workingDirectory }, scope);
}
