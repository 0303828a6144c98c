import { parse } from 'yaml';

/** What the caller files have in common. */
export interface Toolkit {
  /** The repository of the actions, as owner/name. */
  readonly toolkit: string;
  /** The tag or commit of it. */
  readonly ref: string;
}

export type Route = 'direct' | 'dispatch';

export interface Delivery extends Toolkit {
  readonly route: Route;
  /** owner/name */
  readonly environmentRepository: string;
  /** What is changed first; '' where there are no environments. */
  readonly environment: string;
  /** Where gitops.yaml does not name the files. */
  readonly path: string;
  /** Without tag and digest. */
  readonly image: string;
  /** Glob of the tags that are delivered. */
  readonly tags: string;
  /** The folder of the Dockerfile, where it is not the root. */
  readonly context: string;
}

/** `.github/workflows/deliver.yml` of an app repository. */
export function deliverWorkflow(delivery: Delivery): string {
  const { toolkit, ref, route, environmentRepository, environment, path, image, tags, context } = delivery;
  const inputs = [
    ['environment-repository', environmentRepository],
    ...(route === 'dispatch'
      ? [['route', route]]
      : [
          ['path', path],
          ['environment', environment],
        ]),
    ['context', context],
    ['image', image],
  ];
  return `name: deliver
on:
  push:
    tags: ['${tags}']
permissions: {}
jobs:
  deliver:
    permissions: { contents: read, packages: write, id-token: write, attestations: write } # what deliver.yml may ask for
    uses: ${toolkit}/.github/workflows/deliver.yml@${ref}
    with:${withLines(inputs)}
    secrets:
      ENVIRONMENT_TOKEN: \${{ secrets.ENVIRONMENT_TOKEN }}
`;
}

/** `.github/workflows/update-environment.yml` of an environment repository. */
export function updateWorkflow(update: Toolkit & { readonly environment: string; readonly path: string }): string {
  return `name: update-environment
on:
  workflow_dispatch:
    inputs: { tag_name: { required: true }, app_repo: { required: true }, image: { required: true } }
permissions: {}
jobs:
  update:
    permissions: { contents: write, pull-requests: write } # the branch with its commit, the pull request
    uses: ${update.toolkit}/.github/workflows/update-environment.yml@${update.ref}
    with:
      tag_name: \${{ inputs.tag_name }}
      app_repo: \${{ inputs.app_repo }}
      image: \${{ inputs.image }}
      path: ${quoted(update.path)}${update.path === '' ? ' # gitops.yaml names the files' : ''}${withLines([['environment', update.environment]])}
`;
}

/** `.github/workflows/check-environment.yml` of an environment repository. */
export function checkWorkflow({ toolkit, ref }: Toolkit): string {
  return `name: check
on: pull_request
permissions: {}
jobs:
  check:
    permissions: { contents: read } # what would be merged, and the base with its history
    uses: ${toolkit}/.github/workflows/check-environment.yml@${ref}
`;
}

interface ConfiguredApp {
  readonly name: string;
  readonly repository: string;
  readonly image: string;
  readonly environments: readonly string[];
  /** Relative to the environment's folder; none where they are not the same in each. */
  readonly targets: readonly string[];
}

export interface Configuration extends Toolkit {
  readonly environments: readonly { readonly name: string; readonly path: string }[];
  readonly apps: readonly ConfiguredApp[];
}

/** `gitops.yaml` of an environment repository. */
export function configuration({ toolkit, ref, environments, apps }: Configuration): string {
  const schema = `https://raw.githubusercontent.com/${toolkit}/${ref}/packages/environment/schema.json`;
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# How changes come to this repository; the file on the base branch binds.',
    'version: 1',
    ...(environments.length === 0 ? [] : ['environments:']),
    ...environments.map(
      ({ name, path }) => `  - { name: ${quoted(name)}${path === '' ? '' : `, path: ${quoted(path)}`} }`,
    ),
    ...(apps.length === 0 ? [] : ['apps:']),
    ...apps.flatMap(appLines),
    '',
  ].join('\n');
}

function appLines({ name, repository, image, environments, targets }: ConfiguredApp): readonly string[] {
  return [
    `  - name: ${quoted(name)}`,
    `    repo: ${quoted(repository)} # alone may deliver the image below`,
    ...(environments.length === 0 ? [] : [`    environments: [${environments.map(quoted).join(', ')}]`]),
    '    images:',
    `      - image: ${quoted(image)}`,
    ...(targets.length === 0 ? [] : ['        targets:']),
    ...targets.map((target) => `          - { file: ${quoted(target)} }`),
  ];
}

/** `.github/CODEOWNERS`: who has to review what decides about deployments. */
export function codeOwners(paths: readonly string[], owners: readonly string[]): string {
  const patterns = paths.map((path) => path.replaceAll(' ', '\\ '));
  const width = Math.max(...patterns.map((pattern) => pattern.length));
  const lines = patterns.map((pattern) => `${pattern.padEnd(width)} ${owners.join(' ')}`);
  return ['# Who has to approve a change of what decides about deployments.', ...lines, ''].join('\n');
}

function withLines(inputs: readonly (readonly string[])[]): string {
  return inputs
    .filter(([, value]) => value !== '')
    .map(([name, value = '']) => `\n      ${name}: ${quoted(value)}`)
    .join('');
}

/** A text in YAML, in quotes where it would be read as something else, or where braces around it would. */
function quoted(text: string): string {
  const isPlain = /^[\w.][\w./:@-]*$/.test(text) && !text.endsWith(':') && parse(text) === text;
  return isPlain ? text : JSON.stringify(text);
}
