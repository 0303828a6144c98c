import { configPath, readConfig } from '#environment';
import type { Checkout } from './checkout.ts';
import { commonFiles, type PlacedApp } from './place-app.ts';
import { type Facts, ownersFile, type Plan, workflowPath } from './planned.ts';
import { checkWorkflow, configuration, updateWorkflow } from './render.ts';
import { isNamed } from './survey.ts';

/** What the environment repository gets. */
export function planEnvironment({ request, survey }: Facts, checkout: Checkout, apps: readonly PlacedApp[]): Plan {
  const { toolkit, ref, route, owners } = request;
  const environments = survey.environments.map(({ name, folders: [folder = '', ...others] }) => ({
    name,
    path: others.length === 0 ? folder : '',
  }));
  const config = configuration({
    ...{ toolkit, ref, environments },
    apps: apps.map((app) => ({
      ...{ name: app.name, repository: app.repository, image: app.image },
      environments: [...new Set(app.places.map(({ environment }) => environment))],
      targets: isNamed(app, { ...survey, config: undefined }) ? commonFiles(app).map((file) => `{path}/${file}`) : [],
    })),
  });
  // what is written must be what is read
  readConfig(config);
  const isWhole = apps.length > 0 && apps.every((app) => isNamed(app, survey));
  const [first] = environments;
  const update = updateWorkflow({
    ...{ toolkit, ref, environment: first?.name ?? '' },
    path: isWhole ? '' : (first?.path ?? 'apps'),
  });
  const folders = survey.environments.flatMap((environment) => environment.folders.map((folder) => `/${folder}/`));
  return {
    files: [
      { checkout, path: configPath, text: config },
      { checkout, path: workflowPath('check-environment'), text: checkWorkflow({ toolkit, ref }) },
      ...(route === 'dispatch' ? [{ checkout, path: workflowPath('update-environment'), text: update }] : []),
      ...ownersFile(request, checkout, ['/.github/', `/${configPath}`, ...folders]),
    ],
    notes: [
      ...(owners.length === 0 ? ['give --owners as well, and CODEOWNERS is written'] : []),
      `${checkout.repository}: protect the branch ${checkout.branch}, and require the review of code owners`,
    ],
  };
}
