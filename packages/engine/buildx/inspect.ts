import { ExecError, type ExecuteOptions, execute } from '#exec';
import { type Platform, platform } from '../platform.ts';

/** What buildx says about a builder. */
export interface Builder {
  readonly name: string;
  /** `docker`, `docker-container`, `kubernetes`, `remote`. */
  readonly driver: string;
  /** That it builds and runs; empty while it is not started. */
  readonly platforms: readonly Platform[];
  /** The lowest version of its nodes, as [major, minor]; `undefined` while it is not started. */
  readonly buildKit: readonly [number, number] | undefined;
}

/** Asks for a builder, without a name for the current one; the error where there is none, or no docker behind it. */
export async function inspectBuilder(
  command: string,
  name: string | undefined,
  options: ExecuteOptions,
): Promise<Builder | ExecError> {
  try {
    const { stdout } = await execute(command, ['buildx', 'inspect', ...(name === undefined ? [] : [name])], options);
    return readInspection(stdout);
  } catch (error) {
    if (error instanceof ExecError) return error;
    throw error;
  }
}

function readInspection(text: string): Builder {
  const valuesOf = (field: string): readonly string[] =>
    [...text.matchAll(new RegExp(`^${field}:[ \\t]*(.*)$`, 'gm'))].map(([, value = '']) => value.trim());
  const versions = valuesOf('BuildKit(?: version)?').flatMap((version): readonly (readonly [number, number])[] => {
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
    return major === undefined ? [] : [[Number(major), Number(minor)]];
  });
  const [name = ''] = valuesOf('Name');
  const [driver = ''] = valuesOf('Driver');
  return {
    name,
    driver,
    platforms: valuesOf('Platforms')
      .flatMap((list) => list.split(','))
      .flatMap((item) => {
        const parsed = platform.parse(item.replace('*', '').trim());
        return parsed.ok ? [parsed.value] : [];
      }),
    buildKit: [...versions].sort(([a, b], [c, d]) => a - c || b - d)[0],
  };
}
