import { readConfig } from '#environment';
import { readTextFile } from '#workspace';
import { type Checkout, readCheckout } from './checkout.ts';
import { imagesIn } from './images.ts';
import { environmentsIn, type FoundEnvironment } from './layout.ts';
import { commonFiles, type Mention, type PlacedApp, placeApp } from './place-app.ts';
import { codeOwners, configuration, deliverWorkflow, updateWorkflow } from './render.ts';
import type { Request } from './request.ts';

export interface PlannedFile {
  readonly checkout: Checkout;
  readonly path: string;
  readonly text: string;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** What a person has to look at or to do. */
  readonly notes: readonly string[];
}

const workflowPath = (name: string): string => `.github/workflows/${name}.yml`;
const configPath = 'gitops.yaml';
/** Where GitHub looks; the first one that is there binds. */
const ownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Plans all files, or says everything that is in the way. Writes nothing. */
export async function makePlan(request: Request & { readonly toolkit: string }): Promise<Plan | readonly string[]> {
  const problems: string[] = [];
  const read = async (directory: string): Promise<readonly Checkout[]> => {
    const checkout = await readCheckout(directory);
    if (typeof checkout !== 'string') return [checkout];
    problems.push(checkout);
    return [];
  };
  const [environment] = request.environment === undefined ? [] : await read(request.environment);
  const apps: Checkout[] = [];
  for (const directory of request.apps) apps.push(...(await read(directory)));
  const names = apps.map(({ repository }) => repository);
  problems.push(...names.filter((name, at) => names.indexOf(name) < at).map((name) => `${name} is given twice`));
  const survey = environment === undefined ? nothingFound : await surveyOf(environment);
  const placed = apps.flatMap((checkout) => {
    const app = placeApp(checkout, survey.mentions, survey.environments);
    if (typeof app !== 'string') return [{ checkout, app }];
    problems.push(app);
    return [];
  });
  if (problems.length > 0) return problems;
  const environmentRepository = environment?.repository ?? request.environmentRepository ?? '';
  const facts = { request, environmentRepository, survey };
  const ofApps = placed.map(({ checkout, app }) => planApp(facts, checkout, app));
  const ofEnvironment =
    environment === undefined
      ? []
      : [
          planEnvironment(
            facts,
            environment,
            placed.map(({ app }) => app),
          ),
        ];
  return {
    files: [...ofEnvironment, ...ofApps].flatMap(({ files }) => files),
    notes: [...ofEnvironment, ...ofApps].flatMap(({ notes }) => notes),
  };
}

interface Survey {
  readonly mentions: readonly Mention[];
  /** As gitops.yaml says, where it is there; else as the folders are. */
  readonly environments: readonly FoundEnvironment[];
}

const nothingFound: Survey = { mentions: [], environments: [] };
const mostManifests = 5_000;

async function surveyOf({ root, files }: Checkout): Promise<Survey> {
  const manifests = files
    .filter((file) => /\.(?:ya?ml|json)$/.test(file) && !file.startsWith('.github/'))
    .slice(0, mostManifests);
  const mentions: Mention[] = [];
  for (const path of manifests) {
    const file = await readTextFile(root, path).catch(() => undefined);
    if (file === undefined) continue;
    mentions.push(...imagesIn(file).map((image) => ({ repository: image.repository, path: image.path, file: path })));
  }
  const config = files.includes(configPath) ? readConfig((await readTextFile(root, configPath)).text) : undefined;
  const written = config?.environments.map(({ name, path }) => ({ name, folders: path === undefined ? [] : [path] }));
  return { mentions, environments: written ?? environmentsIn(manifests) };
}

interface Facts {
  readonly request: Request & { readonly toolkit: string };
  readonly environmentRepository: string;
  readonly survey: Survey;
}

function planApp({ request, environmentRepository, survey }: Facts, checkout: Checkout, app: PlacedApp): Plan {
  const { toolkit, ref, route } = request;
  const [first] = app.places;
  const path = isNamedByConfig(app, survey) ? '' : (first?.folder ?? commonFolder(app.elsewhere));
  const tags =
    checkout.tags.some((tag) => /^v\d/.test(tag)) || !checkout.tags.some((tag) => /^\d+\.\d+/.test(tag))
      ? 'v*'
      : '[0-9]*';
  const dockerfiles = checkout.files.filter((file) => /(^|\/)Dockerfile$/.test(file));
  const [only, ...others] = dockerfiles.includes('Dockerfile') ? ['Dockerfile'] : dockerfiles;
  const context = others.length > 0 ? '' : (only ?? '').replace(/\/?Dockerfile$/, '');
  const delivery = { toolkit, ref, route, environmentRepository, image: app.image, tags, context };
  const text = deliverWorkflow({
    ...delivery,
    environment: first?.environment ?? survey.environments[0]?.name ?? '',
    path,
  });
  return {
    files: [{ checkout, path: workflowPath('deliver'), text }, ...ownersFile(request, checkout, ['/.github/'])],
    notes: [
      `${app.repository}: add the secret ENVIRONMENT_TOKEN, a token for ${environmentRepository} that may write ${route === 'direct' ? 'contents and pull requests' : 'actions'}`,
      ...(only === undefined ? [`${app.repository} has no Dockerfile`] : []),
      ...(others.length > 0
        ? [
            `${app.repository} has several Dockerfiles (${dockerfiles.join(', ')}): say by \`context\` or \`file\` in deliver.yml which one`,
          ]
        : []),
      ...(request.environment !== undefined && app.places.length + app.elsewhere.length === 0
        ? [
            `no manifest of ${environmentRepository} holds ${app.image}: correct \`image\` in deliver.yml, or add the app there`,
          ]
        : []),
      ...(app.elsewhere.length > 0 && app.places.length > 0
        ? [`${app.elsewhere.join(', ')} holds ${app.image} outside of every environment: a delivery leaves it alone`]
        : []),
    ],
  };
}

/** gitops.yaml names one folder for each environment, and files that are the same in all. */
function isNamedByConfig(app: PlacedApp, { environments }: Survey): boolean {
  return environments.every(({ folders }) => folders.length < 2) && commonFiles(app).length > 0;
}

function commonFolder(files: readonly string[]): string {
  const [first = '', ...others] = files.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/'))));
  return others.every((folder) => folder === first) ? first : '';
}

function planEnvironment({ request, survey }: Facts, checkout: Checkout, apps: readonly PlacedApp[]): Plan {
  const { toolkit, ref, route } = request;
  const environments = survey.environments.map(({ name, folders }) => ({
    name,
    path: folders.length === 1 ? (folders[0] ?? '') : '',
  }));
  const configured = apps.map((app) => ({
    ...{ name: app.name, repository: app.repository, image: app.image },
    environments: [...new Set(app.places.map(({ environment }) => environment))],
    targets: isNamedByConfig(app, survey) ? commonFiles(app).map((file) => `{path}/${file}`) : [],
  }));
  const config = configuration({ toolkit, ref, environments, apps: configured });
  readConfig(config);
  const isNamed = apps.length > 0 && apps.every((app) => isNamedByConfig(app, survey));
  const [first] = environments;
  const update = updateWorkflow({
    toolkit,
    ref,
    environment: first?.name ?? '',
    path: isNamed ? '' : (first?.path ?? ''),
  });
  const owned = [
    '/.github/',
    `/${configPath}`,
    ...survey.environments.flatMap(({ folders }) => folders.map((folder) => `/${folder}/`)),
  ];
  return {
    files: [
      { checkout, path: configPath, text: config },
      ...(route === 'dispatch' ? [{ checkout, path: workflowPath('update-environment'), text: update }] : []),
      ...ownersFile(request, checkout, owned),
    ],
    notes: [
      ...(request.owners.length === 0 ? ['give --owners as well, and CODEOWNERS is written'] : []),
      `${checkout.repository}: protect the branch ${checkout.branch}, and require the review of code owners`,
    ],
  };
}

function ownersFile({ owners }: Request, checkout: Checkout, paths: readonly string[]): readonly PlannedFile[] {
  if (owners.length === 0) return [];
  const path = ownersPaths.find((each) => checkout.files.includes(each)) ?? '.github/CODEOWNERS';
  return [{ checkout, path, text: codeOwners(paths, owners) }];
}
