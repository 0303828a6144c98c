import { readFile } from 'node:fs/promises';
import { ActionError } from '#error';
import { expand } from './dockerfile/expand.ts';
import type { Instruction } from './dockerfile/instruction.ts';
import type { Stage } from './dockerfile/stages.ts';
import type { BuildRequest, EngineName } from './engine.ts';
import { formatPlatform, type Platform, platformOf, samePlatform } from './platform.ts';
import { neededStages, requestedStages } from './requested-stages.ts';

/** Whether an engine can run programs of a platform. */
export type CanRun = (platform: Platform) => Promise<boolean>;

/** Names of the kernel's own table of emulators, as qemu's packages write them. */
const emulators: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64', '386': 'i386' };

/** This machine runs its own programs, and those that an emulator is registered for. @see https://docs.kernel.org/admin-guide/binfmt-misc.html */
export const canRunHere: CanRun = async (platform) => {
  const own = platformOf(process.arch);
  if (samePlatform(platform, own) || (own.architecture === 'amd64' && platform.architecture === '386')) return true;
  const name = emulators[platform.architecture] ?? platform.architecture;
  const entry = await readFile(`/proc/sys/fs/binfmt_misc/qemu-${name}`, 'utf8').catch(() => '');
  return entry.startsWith('enabled');
};

/**
 * Why commands of the Dockerfile could not run. Emulation is never installed for a build: it is slow, and changes the
 * machine for all that follows.
 */
export async function notRunnable(
  engine: EngineName,
  request: BuildRequest,
  canRun: CanRun,
): Promise<ActionError | undefined> {
  const build = platformOf(process.arch);
  for (const platform of request.platforms) {
    if (await canRun(platform)) continue;
    const stages = await requestedStages(request, platform, build);
    if (stages === undefined) continue;
    const needed = neededStages(stages);
    const command = needed.flatMap((stage) => (runsOn(stage, stages.globals, build) ? [] : commandsOf(stage)))[0];
    if (command === undefined) continue;
    return new ActionError(
      'PLATFORM_NOT_RUNNABLE',
      `Engine ${engine} cannot build ${request.fileName} for ${formatPlatform(platform)}: RUN in line ${command.at.line} would run programs of another processor.`,
      {
        hint: 'Build each platform on a runner of its own, as deliver.yml does with `platforms`; or cross-compile in a stage FROM --platform=$BUILDPLATFORM.',
        at: command.at,
      },
    );
  }
  return undefined;
}

/** Whether the stage asks to be built for the machine that builds. */
function runsOn({ from }: Stage, variables: ReadonlyMap<string, string>, build: Platform): boolean {
  const value = from.flags.find(({ name }) => name === 'platform')?.value;
  return (
    value !== undefined && expand(value, { variables, escapeCharacter: '\\', at: from.at }) === formatPlatform(build)
  );
}

function commandsOf({ instructions }: Stage): readonly Instruction[] {
  return instructions.filter(({ keyword }) => keyword === 'RUN');
}
