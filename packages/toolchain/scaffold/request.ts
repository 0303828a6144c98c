import { parseArgs } from 'node:util';
import { isRepositoryName } from './remote.ts';
import type { Route } from './render.ts';

/** What the command line asks for. */
export interface Request {
  /** Checkouts of app repositories. */
  readonly apps: readonly string[];
  /** The checkout of the environment repository. */
  readonly environment: string | undefined;
  /** owner/name, where there is no checkout of it. */
  readonly environmentRepository: string | undefined;
  /** owner/name; undefined: that of this checkout. */
  readonly toolkit: string | undefined;
  readonly ref: string;
  readonly route: Route;
  /** Those who review, as CODEOWNERS names them. */
  readonly owners: readonly string[];
  readonly dryRun: boolean;
}

export const usage = `npm run scaffold -- --app <checkout> --environment <checkout> --owners <@user or @org/team>

  --app <checkout>                         an app repository; as often as there are apps
  --environment <checkout>                 the environment repository
  --environment-repository <owner/name>    in place of --environment, where there is no checkout of it
  --owners <@user,@org/team>               who has to approve changes of workflows and rules
  --route <direct|dispatch>                who opens the pull request: the app's workflow, or the environment's (direct)
  --toolkit <owner/name>                   the repository of the actions (that of this checkout)
  --ref <tag or commit>                    what of it the workflows call (v1)
  --dry-run                                shows the files, writes nothing

Everything else is read from git and from the manifests. No file that is there is changed.`;

const options = {
  app: { type: 'string', multiple: true },
  environment: { type: 'string' },
  'environment-repository': { type: 'string' },
  owners: { type: 'string', multiple: true },
  route: { type: 'string' },
  toolkit: { type: 'string' },
  ref: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

type Values = Readonly<Record<string, unknown>>;

/** Reads the command line; all that is wrong with it is told at once. */
export function readRequest(args: readonly string[]): Request | readonly string[] {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: false });
  const [environment] = textsOf(values, 'environment');
  const [environmentRepository] = textsOf(values, 'environment-repository');
  const [route = 'direct'] = textsOf(values, 'route');
  const [ref = 'v1'] = textsOf(values, 'ref');
  const [toolkit] = textsOf(values, 'toolkit');
  const apps = textsOf(values, 'app');
  const owners = textsOf(values, 'owners').flatMap((text) => text.split(/[\s,]+/).filter((owner) => owner !== ''));
  const problems = [
    ...positionals.map((text) => `"${text}" belongs to no option`),
    ...Object.entries(values).flatMap(([name, value]) => strangeOption(name, value)),
    ...unexpected('route', [route], 'direct or dispatch', (text) => text === 'direct' || text === 'dispatch'),
    ...unexpected('ref', [ref], 'a tag or a commit', (text) => /^(?![.-])(?!.*\.\.)[\w./-]+$/.test(text)),
    ...unexpected('toolkit', toolkit === undefined ? [] : [toolkit], 'owner/name', isRepositoryName),
    ...unexpected(
      'environment-repository',
      [environmentRepository].flatMap((text) => text ?? []),
      'owner/name',
      isRepositoryName,
    ),
    ...unexpected('owners', owners, '@user or @org/team', isOwner),
    ...absent({ apps, environment, environmentRepository }),
  ];
  if (problems.length > 0) return problems;
  return {
    ...{ apps, environment, environmentRepository, toolkit, ref, owners },
    route: route === 'dispatch' ? route : 'direct',
    dryRun: values['dry-run'] === true,
  };
}

function textsOf(values: Values, name: keyof typeof options): readonly string[] {
  return [values[name]].flat().filter((value): value is string => typeof value === 'string' && value !== '');
}

function strangeOption(name: string, value: unknown): readonly string[] {
  const type = new Map<string, { readonly type: string }>(Object.entries(options)).get(name)?.type;
  if (type === undefined) return [`--${name} is not known`];
  if ([value].flat().every((each) => typeof each === type && each !== '')) return [];
  return [`--${name} ${type === 'string' ? 'needs a value' : 'takes no value'}`];
}

function unexpected(
  name: string,
  texts: readonly string[],
  expected: string,
  isRight: (text: string) => boolean,
): readonly string[] {
  return texts.filter((text) => !isRight(text)).map((text) => `--${name}: expected ${expected}, found "${text}"`);
}

function absent({
  apps,
  environment,
  environmentRepository,
}: Pick<Request, 'apps' | 'environment' | 'environmentRepository'>): readonly string[] {
  if (apps.length === 0 && environment === undefined) return ['give --app, --environment or both'];
  if (environment !== undefined && environmentRepository !== undefined) {
    return ['--environment-repository: its checkout is given already'];
  }
  if (environment === undefined && environmentRepository === undefined) {
    return ['give --environment, or --environment-repository where there is no checkout of it'];
  }
  return [];
}

function isOwner(text: string): boolean {
  return /^@[A-Za-z0-9][\w-]*(?:\/[\w.-]+)?$/.test(text) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
