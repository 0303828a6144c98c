import type { Checkout } from './checkout.ts';
import type { PlacedApp } from './place-app.ts';
import { type Facts, ownersFile, type Plan, workflowPath } from './planned.ts';
import { deliverWorkflow } from './render.ts';
import { isNamed } from './survey.ts';

/** What an app repository gets. */
export function planApp(facts: Facts, checkout: Checkout, app: PlacedApp): Plan {
  const { request, environmentRepository, survey } = facts;
  const [first] = app.places;
  const build = buildOf(checkout);
  const text = deliverWorkflow({
    ...{ toolkit: request.toolkit, ref: request.ref, route: request.route, environmentRepository, image: app.image },
    environment: first?.environment ?? survey.environments[0]?.name ?? '',
    path: isNamed(app, survey) ? '' : (first?.folder ?? commonFolder(app.elsewhere)),
    tags: tagsOf(checkout),
    context: build.context,
  });
  return {
    files: [{ checkout, path: workflowPath('deliver'), text }, ...ownersFile(request, checkout, ['/.github/'])],
    notes: [...build.notes, ...notesOn(facts, app)],
  };
}

/** With a v in front, unless all versions so far have none. */
function tagsOf({ tags }: Checkout): string {
  const isBare = tags.some((tag) => /^\d+\.\d+/.test(tag)) && !tags.some((tag) => /^v\d/.test(tag));
  return isBare ? '[0-9]*' : 'v*';
}

function buildOf({ repository, files }: Checkout): { readonly context: string; readonly notes: readonly string[] } {
  const found = files.filter((file) => /(^|\/)Dockerfile$/.test(file));
  if (found.includes('Dockerfile')) return { context: '', notes: [] };
  const [only, ...others] = found;
  if (only === undefined) return { context: '', notes: [`${repository}: add a Dockerfile`] };
  if (others.length === 0) return { context: only.replace(/\/Dockerfile$/, ''), notes: [] };
  const note = `${repository}: say by \`context\` or \`file\` in deliver.yml which Dockerfile is meant: ${found.join(', ')}`;
  return { context: '', notes: [note] };
}

function notesOn({ request, environmentRepository, survey }: Facts, app: PlacedApp): readonly string[] {
  const { route } = request;
  const rights = route === 'direct' ? 'contents and pull requests' : 'actions';
  const secret = `${app.repository}: add the secret ENVIRONMENT_TOKEN, a token for ${environmentRepository} that may write ${rights}`;
  if (request.environment === undefined) {
    const path = `${app.repository}: give \`path\` in deliver.yml, unless gitops.yaml of ${environmentRepository} names the files`;
    return [secret, ...(route === 'direct' ? [path] : [])];
  }
  if (app.places.length + app.elsewhere.length === 0) {
    return [
      secret,
      `${environmentRepository}: no manifest holds ${app.image}; add one, or correct \`image\` in deliver.yml`,
    ];
  }
  if (app.elsewhere.length === 0 || survey.environments.length === 0) return [secret];
  const shared = `${app.elsewhere.join(', ')} holds ${app.image} outside of every environment, where no delivery changes it`;
  return [secret, `${environmentRepository}: ${shared}`];
}

function commonFolder(files: readonly string[]): string {
  const [first = '', ...others] = files.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/'))));
  return others.every((folder) => folder === first) ? first : '';
}
