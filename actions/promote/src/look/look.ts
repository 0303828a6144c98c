import { type Config, configPath, readConfig } from '#environment';
import { ActionError } from '#error';
import type { Facts, FactsQuestion, Overview } from '#github';
import type { Inputs } from '../inputs.ts';
import type { Ports } from '../ports.ts';
import type { Scope } from '../scope/pair.ts';
import { type Step, stepsOf } from '../scope/steps.ts';
import { type Touching, touchingOf } from '../scope/touched.ts';
import { questionOf } from './question.ts';

/** The repository at one moment. */
export interface Sight extends Scope {
  readonly overview: Overview;
  readonly steps: readonly Step[];
  readonly touching: readonly Touching[];
  readonly question: FactsQuestion;
  readonly facts: Facts;
  readonly now: Date;
}

/** The context of the status that holds a pull request back. */
export const gatesContext = 'gitops/gates';

/**
 * Two requests, however large the repository is; twice that where somebody else opened one of our pull requests between
 * them. @throws ActionError CONFIG_INVALID, NOT_ALLOWED, and what reading throws
 */
export async function look(inputs: Inputs, ports: Ports): Promise<Sight> {
  const sight = await lookOnce(inputs, ports);
  return isTorn(sight) ? await lookOnce(inputs, ports) : sight;
}

/** Whether a branch has a pull request that was not open a moment before. */
function isTorn({ overview, facts, question }: Sight): boolean {
  return facts.branches.some(({ open }, index) => {
    const { branch, base } = question.branches[index] ?? {};
    const isKnown = overview.pullRequests.some(
      (each) => each.branch === branch && each.base === base && !each.isForeign,
    );
    return open !== undefined && !isKnown;
  });
}

async function lookOnce(inputs: Inputs, { github, now }: Ports): Promise<Sight> {
  const { repository } = inputs;
  const overview = await github.overview({ repository, context: gatesContext });
  const config = configOf(overview, repository);
  const scope = { config, defaultBranch: overview.base.name };
  const steps = stepsOf(config, inputs);
  const touching = touchingOf(scope, overview.pullRequests);
  const question = questionOf({ ...scope, overview, steps, touching }, repository);
  return { ...scope, overview, steps, touching, question, facts: await github.facts(question), now: now() };
}

/** The same with the states of the branches as far back as the longest soak goes: a request for every hundred commits. */
export async function lookBack(sight: Sight, { github }: Pick<Ports, 'github'>): Promise<Sight> {
  const soaks = sight.config.environments.flatMap(({ gates }) => gates.soak ?? []);
  const since = new Date(sight.now.getTime() - Math.max(0, ...soaks)).toISOString();
  const question = { ...sight.question, places: sight.question.places.map((place) => ({ ...place, since })) };
  return { ...sight, question, facts: await github.facts(question) };
}

function configOf({ config, base }: Overview, repository: string): Config {
  if (config !== undefined) return readConfig(config);
  throw new ActionError('CONFIG_INVALID', `Promoting in ${repository} failed: "${base.name}" holds no ${configPath}.`, {
    hint: `Write one: it names the environments, their order, and where the images stand.`,
  });
}
