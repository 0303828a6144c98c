import { accept, type Parser, refine, refuse, text } from '#input';

/** What an image runs on. @see https://github.com/opencontainers/image-spec/blob/main/image-index.md#platform-variants */
export interface Platform {
  readonly os: 'linux';
  /** Go's name: amd64, arm64. */
  readonly architecture: string;
  /** Of the processor, where it makes a difference: `v7` of arm. */
  readonly variant?: string;
}

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** The platform that an engine on this machine builds for. @param arch `process.arch` */
export function platformOf(arch: string): Platform {
  return { os: 'linux', architecture: architectures[arch] ?? arch };
}

export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

const otherNames: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  i386: '386',
  aarch64: 'arm64',
  'arm64/v8': 'arm64',
  'amd64/v1': 'amd64',
  armhf: 'arm/v7',
  arm: 'arm/v7',
};

/** `linux/arm64`, also by the names that other tools give a processor. @see https://github.com/containerd/platforms */
export const platform: Parser<Platform> = refine(text, (written) => {
  const [, named = ''] = /^linux\/([a-z0-9_-]+(?:\/v[0-9]+)?)$/.exec(written.toLowerCase()) ?? [];
  const [architecture = '', variant] = (otherNames[named] ?? named).split('/');
  if (architecture === '') return refuse('a platform such as linux/amd64 or linux/arm/v7');
  return accept({ os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) });
});

export function samePlatform(one: Platform, other: Platform): boolean {
  return formatPlatform(one) === formatPlatform(other);
}

/**
 * The variables that a Dockerfile may declare.
 * @param build where commands run
 * @see https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 */
export function platformArgs(target: Platform, build: Platform = target): ReadonlyMap<string, string> {
  return new Map(
    [['TARGET', target] as const, ['BUILD', build] as const].flatMap(([prefix, is]) => [
      [`${prefix}PLATFORM`, formatPlatform(is)],
      [`${prefix}OS`, is.os],
      [`${prefix}ARCH`, is.architecture],
      [`${prefix}VARIANT`, is.variant ?? ''],
    ]),
  );
}
