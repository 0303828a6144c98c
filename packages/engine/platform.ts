/** What an image runs on. @see https://github.com/opencontainers/image-spec/blob/main/image-index.md#platform-variants */
export interface Platform {
  readonly os: 'linux';
  /** Go's name: amd64, arm64. */
  readonly architecture: string;
}

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** The platform that an engine on this machine builds for. @param arch `process.arch` */
export function platformOf(arch: string): Platform {
  return { os: 'linux', architecture: architectures[arch] ?? arch };
}

export function formatPlatform({ os, architecture }: Platform): string {
  return `${os}/${architecture}`;
}

/** @see https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
export function platformArgs(platform: Platform): ReadonlyMap<string, string> {
  const { os, architecture } = platform;
  return new Map(
    ['TARGET', 'BUILD'].flatMap((prefix) => [
      [`${prefix}PLATFORM`, formatPlatform(platform)],
      [`${prefix}OS`, os],
      [`${prefix}ARCH`, architecture],
      [`${prefix}VARIANT`, ''],
    ]),
  );
}
