import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runAction } from '../sandbox/action-process.ts';
import { startGitHub } from '../sandbox/github/index.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { scaled } from '../scale.ts';
import { prepare } from './model/part.ts';
import { type Actors, newTally, type Played, play, Refused } from './model/play.ts';
import { histories } from './model/steps.ts';

const count = scaled(1, 50);
const longest = scaled(3, 12);

let runs = 0;

/** Every run as the runner starts it: a process, its environment, its files. */
function asProcesses({ github, repository }: Pick<Played, 'github' | 'repository'>, token: string): Actors {
  const start = async (name: string, inputs: Readonly<Record<string, string>>) => {
    runs += 1;
    const { exitCode, outputs, annotations, log } = await runAction(name, {
      inputs: { repository, token, ...inputs },
      environment: {
        ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
        ...{
          GITHUB_REPOSITORY: repository,
          GITHUB_SHA: '1'.repeat(40),
          GITHUB_RUN_ID: String(runs),
          GITHUB_ACTOR: 'octocat',
        },
      },
    });
    expect(log.replace(/^::add-mask::.*$/gm, '')).not.toContain(token);
    if (exitCode === 0) return outputs;
    const said = annotations.map(({ message }) => message).join('\n');
    throw /was refused|commits that this action did not make|nothing on it comes/.test(said)
      ? new Refused(said)
      : new Error(said);
  };
  return {
    deliver: (inputs) => start('create-pull-request', inputs),
    promote: () => start('promote', {}),
    async rollBack(inputs) {
      const { operation = '', to = '' } = await start('rollback', { reason: 'it breaks', ...inputs });
      return { operation, to: /:([^:@]+)@sha256/.exec(to)?.[1] ?? '' };
    },
  };
}

test('the same rules are kept by processes, each with the token and its files alone', {
  timeout: 1_800_000,
}, async () => {
  await using github = await startGitHub();
  await using registry = await startRegistry({ auth: { kind: 'basic', username: 'ada', password: 'secret' } });
  const { host } = registry;
  await prepare(github, host, '1s');
  const seed = Number(process.env.MODEL_SEED ?? 11);
  const tally = newTally();
  const started = performance.now();
  const next = fc.sample(histories, { numRuns: count, seed }).entries();
  const lane = async (): Promise<void> => {
    for (const [index, steps] of next) {
      const repository = `acme/history-${index}`;
      await github.copyRepository('acme/origin', repository);
      const actors = ({ token }: { readonly token: string }): Actors => asProcesses({ github, repository }, token);
      await play(steps.slice(0, longest), { github, repository, host, tally, actors });
    }
  };
  try {
    await Promise.all([lane(), lane()]);
  } catch (error) {
    throw new Error(`MODEL_SEED=${seed}`, { cause: error });
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(
    `model, as processes: ${count} of ${count} random histories keep every rule, in ${seconds} s, ${tally.steps} steps, ${runs} processes`,
  );
  expect(tally.steps).toBeGreaterThan(count);
});
