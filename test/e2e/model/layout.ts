/** Environments one after the other, two apps; production goes back at once, staging by a pull request. */
export const environments = ['dev', 'staging', 'production'] as const;
export const apps = ['shop', 'cart'] as const;

export type Environment = (typeof environments)[number];
export type App = (typeof apps)[number];

/** The environment that a freight passes before. */
export const before: Readonly<Record<Environment, Environment | undefined>> = {
  dev: undefined,
  staging: 'dev',
  production: 'staging',
};

export const configPath = 'gitops.yaml';

export function fileOf(environment: Environment, app: App): string {
  return `envs/${environment}/${app}/kustomization.yaml`;
}

export function imageOf(host: string, app: App, version: number): string {
  return `${host}/acme/${app}:1.0.${version}@sha256:${version.toString(16).padStart(64, app === 'shop' ? 'a' : 'b')}`;
}

/** The newest version that every environment has when a history begins. */
export const versionsBefore = 2;

/** The files that bring a version to an environment, in commits of people before a history begins. */
export function filesWith(host: string, environment: Environment, version: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    apps.map((app) => [fileOf(environment, app), manifestOf(host, { environment, app, version })]),
  );
}

interface Place {
  readonly environment: Environment;
  readonly app: App;
  readonly version: number;
}

function manifestOf(host: string, { environment, app, version }: Place): string {
  const [, tag = '', digest = ''] = /:(1\.0\.\d+)@(sha256:.*)$/.exec(imageOf(host, app, version)) ?? [];
  return `images:\n  - name: ${host}/acme/${app} # ${environment}\n    newTag: ${tag}\n    digest: ${digest}\nreplicas:\n  - { name: ${app}, count: 1 }\n`;
}

/** What every environment runs at first is version 0. */
export function filesOf(host: string, soak: string): Readonly<Record<string, string>> {
  const known = apps.map(
    (app) =>
      `  - { name: ${app}, images: [{ image: ${host}/acme/${app}, targets: [{ file: "{path}/${app}/kustomization.yaml" }] }] }\n`,
  );
  const config = `# What runs where.
version: 1
environments:
  - { name: dev, path: envs/dev, mode: direct, downgrade: allow }
  - { name: staging, path: envs/staging, promote: auto, gates: { soak: ${soak} } }
  - name: production
    path: envs/production
    promote: auto
    gates: { soak: ${soak}, approvals: 1 }
    rollback: { mode: direct }
apps:
${known.join('')}`;
  const manifests = environments.flatMap((environment) => Object.entries(filesWith(host, environment, 0)));
  return { [configPath]: config, ...Object.fromEntries(manifests) };
}

/** The version that a file says, and everything in it that says none. */
export function versionIn(text: string): number {
  return Number(/newTag: 1\.0\.(\d+)/.exec(text)?.[1]);
}

export function restOf(text: string): string {
  return text.replace(/newTag: .*/, '').replace(/digest: .*/, '');
}
