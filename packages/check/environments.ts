import type { Config, EnvironmentConfig } from '#environment';

/** The environment whose folder holds a file; the innermost where one lies in another. */
export function environmentOfFile(config: Config | undefined, file: string): EnvironmentConfig | undefined {
  return (config?.environments ?? [])
    .filter(({ path }) => path !== undefined && (path === '.' || file.startsWith(`${path}/`)))
    .toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
}
