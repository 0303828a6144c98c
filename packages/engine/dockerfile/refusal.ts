import { ActionError, formatPosition, type Position } from '#error';
import type { Instruction } from './instruction.ts';

/** The Dockerfile is wrong: no engine could build it. */
export function invalid(at: Position, found: string, hint?: string): ActionError {
  return new ActionError('DOCKERFILE_INVALID', `Reading ${formatPosition(at)} failed: ${found}.`, {
    at,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** Who else can: every engine that runs commands, or those that build with BuildKit. */
const others = { any: 'Engines buildx, docker, buildah and podman can', BuildKit: 'Engines buildx and docker can' };

/** The Dockerfile is right, and asks for something that needs a builder which runs commands. */
export function needsBuilder(
  { keyword, at }: Pick<Instruction, 'keyword' | 'at'>,
  found: string,
  by: keyof typeof others = 'any',
): ActionError {
  return new ActionError('ENGINE_CANNOT', `Engine assemble cannot build ${formatPosition(at)}: ${keyword} ${found}.`, {
    hint: `${others[by]}: set \`engine: auto\`, or name one that the runner has.`,
    at,
  });
}
