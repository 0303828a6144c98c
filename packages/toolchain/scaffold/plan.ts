import { type Checkout, readCheckout } from './checkout.ts';
import { type PlacedApp, placeApp } from './place-app.ts';
import { planApp } from './plan-app.ts';
import { planEnvironment } from './plan-environment.ts';
import type { Facts, Plan } from './planned.ts';
import type { Request } from './request.ts';
import { isNamed, nothingFound, type Survey, surveyOf } from './survey.ts';

/** Plans all files, or says everything that is in the way. Writes nothing. */
export async function makePlan(request: Facts['request']): Promise<Plan | readonly string[]> {
  const problems: string[] = [];
  const kept = <T>(result: T | string): readonly T[] => {
    if (typeof result !== 'string') return [result];
    problems.push(result);
    return [];
  };
  const [environment] = request.environment === undefined ? [] : kept(await readCheckout(request.environment));
  const checkouts: Checkout[] = [];
  for (const directory of request.apps) checkouts.push(...kept(await readCheckout(directory)));
  const [survey = nothingFound] = environment === undefined ? [] : kept(await surveyOf(environment));
  const apps = checkouts.flatMap((checkout) =>
    kept(placeApp(checkout, survey.mentions, survey.environments)).map((app) => ({ checkout, app })),
  );
  const placed = apps.map(({ app }) => app);
  problems.push(...strangeApps(request, survey, placed));
  if (problems.length > 0) return problems;
  const environmentRepository = environment?.repository ?? request.environmentRepository ?? '';
  const facts: Facts = { request, environmentRepository, survey };
  const plans = [
    ...(environment === undefined ? [] : [planEnvironment(facts, environment, placed)]),
    ...apps.map(({ checkout, app }) => planApp(facts, checkout, app)),
  ];
  return { files: plans.flatMap(({ files }) => files), notes: plans.flatMap(({ notes }) => notes) };
}

function strangeApps({ route }: Request, survey: Survey, apps: readonly PlacedApp[]): readonly string[] {
  const names = apps.map(({ repository }) => repository);
  const twice = names.filter((name, index) => names.indexOf(name) < index).map((name) => `${name} is given twice`);
  // by one path, an app's delivery would change all environments of such a folder
  const scattered = apps.filter((app) => app.places.length > 0 && !isNamed(app, survey));
  if (route === 'direct') return twice;
  return [
    ...twice,
    ...scattered.map(
      ({ repository }) =>
        `--route dispatch: gitops.yaml cannot name the files of ${repository}, which are not the same in one folder for each environment`,
    ),
  ];
}
