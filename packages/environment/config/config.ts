import { type ImageReference, image } from '#image';
import { accept, oneOf, refine, refuse, text as textInput } from '#input';
import { readYaml, type YamlValue } from '#manifest';
import { field, invalid, list, map, optionalField, type Reader, rootName, text, unique } from './reader.ts';
import {
  builtInSettings,
  oneLine,
  overridden,
  pathGlob,
  type Settings,
  settingFields,
  type WrittenSettings,
  writtenSettings,
} from './settings.ts';

/** What an environment repository says about itself in gitops.yaml. */
export interface Config {
  readonly defaults: Settings;
  readonly environments: readonly EnvironmentConfig[];
  readonly apps: readonly AppConfig[];
  readonly groups: readonly GroupConfig[];
  readonly holds: readonly Hold[];
}

export interface EnvironmentConfig {
  readonly name: string;
  /** The directory that holds the environment's manifests; undefined: anywhere. */
  readonly path: string | undefined;
  readonly settings: WrittenSettings;
}

export interface AppConfig {
  readonly name: string;
  /** The repository that releases the app, as owner/name; no other may deliver it. */
  readonly repo: string | undefined;
  /** The environments that the app runs in; undefined: every one. */
  readonly environments: readonly string[] | undefined;
  readonly images: readonly {
    readonly image: ImageReference;
    readonly targets: readonly Target[];
  }[];
}

/** Where an image stands; `{path}` in `file` is the environment's path. */
interface Target {
  readonly file: string;
  readonly at: string | undefined;
}

interface GroupConfig {
  readonly name: string;
  readonly apps: readonly string[];
}

/** Nothing is delivered to the app in the environment. */
interface Hold {
  readonly app: string;
  readonly environment: string;
  readonly by: string;
  readonly reason: string;
  /** The first day, as 2026-12-01 in UTC, on which it no longer holds. */
  readonly until: string | undefined;
  /** The images that are held, as repository@digest; undefined: all. */
  readonly images: readonly string[] | undefined;
}

const repositoryName = refine(textInput, (value) =>
  /^[\w.-]+\/[\w.-]+$/.test(value) ? accept(value) : refuse('a repository as owner/name'),
);

const bareImage = refine(image, (value) =>
  value.tag === undefined && value.digest === undefined
    ? accept(value)
    : refuse('an image repository without tag and digest'),
);

const day = refine(textInput, (value) =>
  /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? accept(value) : refuse('a day as 2026-12-01'),
);

const heldImage = refine(image, (value) =>
  value.digest === undefined ? refuse('an image as repository@digest') : accept(`${value.repository}@${value.digest}`),
);

const targetReader = map({ file: field(text(pathGlob)), at: optionalField(text(oneLine), undefined) });
const imageReader = map({ image: field(text(bareImage)), targets: optionalField(list(targetReader), []) });

const readers = {
  version: field(text(oneOf('1'))),
  defaults: optionalField(map(settingFields), undefined),
  environments: optionalField(
    unique(list(map({ ...settingFields, name: field(text(oneLine)), path: optionalField(text(pathGlob), undefined) }))),
    [],
  ),
  apps: optionalField(
    unique(
      list(
        map({
          name: field(text(oneLine)),
          repo: optionalField(text(repositoryName), undefined),
          environments: optionalField(list(text(oneLine)), undefined),
          images: optionalField(list(imageReader), []),
        }),
      ),
    ),
    [],
  ),
  groups: optionalField(unique(list(map({ name: field(text(oneLine)), apps: field(list(text(oneLine))) }))), []),
  holds: optionalField(
    list(
      map({
        app: field(text(oneLine)),
        environment: field(text(oneLine)),
        by: field(text(oneLine)),
        reason: field(text(oneLine)),
        until: optionalField(text(day), undefined),
        images: optionalField(list(text(heldImage)), undefined),
      }),
    ),
    [],
  ),
};

/** The file's name, in the root of an environment repository. */
export const configPath = 'gitops.yaml';

/**
 * Reads gitops.yaml.
 * @throws ActionError CONFIG_INVALID, MANIFEST_UNPARSABLE; `at` is the place in the file
 */
export function readConfig(content: string): Config {
  const root = readYaml({ path: configPath, text: content });
  const { defaults, environments, apps, groups, holds } = map(readers)(root, rootName);
  const config: Config = {
    defaults: defaults === undefined ? builtInSettings : overridden(builtInSettings, writtenSettings(defaults)),
    environments: environments.map(({ name, path, ...settings }) => ({
      name,
      path: path?.replace(/\/+$/, ''),
      settings: writtenSettings(settings),
    })),
    apps,
    groups,
    holds,
  };
  refuseStrangers(config, root);
  return config;
}

/** Names that stand for nothing: a hold on a misspelt app would hold nobody. */
function refuseStrangers({ environments, apps, groups, holds }: Config, root: YamlValue): void {
  const known: Reader<void> = (value, name) => {
    const isApp = /(\.apps\[\d+\]|\.app)$/.test(name);
    const names = (isApp ? apps : environments).map((item) => item.name);
    if (value.kind !== 'scalar' || names.includes(value.text)) return;
    throw invalid(name, `one of the ${isApp ? 'apps' : 'environments'} ${names.join(', ')}`, value.at());
  };
  for (const index of apps.keys()) visit(root, ['apps', index, 'environments'], list(known));
  for (const index of groups.keys()) visit(root, ['groups', index, 'apps'], list(known));
  for (const index of holds.keys()) {
    visit(root, ['holds', index, 'app'], known);
    visit(root, ['holds', index, 'environment'], known);
  }
}

function visit(root: YamlValue, path: readonly (string | number)[], reader: Reader<unknown>): void {
  let value: YamlValue | undefined = root;
  let name = '';
  for (const step of path) {
    if (typeof step === 'number') value = value?.kind === 'list' ? value.items[step] : undefined;
    else value = value?.kind === 'map' ? value.entries.find(({ key }) => key === step)?.value : undefined;
    name += typeof step === 'number' ? `[${step}]` : `${name === '' ? '' : '.'}${step}`;
  }
  if (value !== undefined) reader(value, name);
}
