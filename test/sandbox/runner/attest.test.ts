import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Notary, statementsAbout } from '../attestations.ts';
import { cloneRepository } from '../checkout.ts';
import { type GitHub, startGitHub } from '../github/index.ts';
import type { RunReport } from '../runs.ts';
import { createRunner, type Runner } from './index.ts';

const sha = '1e69f48acb82d1966a394da916b4c1698aa569d6';
const digest = `sha256:${'d'.repeat(64)}`;

const workflow = (inputs: string, permissions = 'id-token: write, attestations: write') => `
on: { push: { tags: [v*] } }
permissions: {}
jobs:
  job:
    permissions: { ${permissions} }
    runs-on: ubuntu-latest
    outputs: { url: '\${{ steps.attest.outputs.attestation-url }}' }
    steps:
      - id: attest
        uses: actions/attest@${sha}
        with: { ${inputs} }
`;
const image = `subject-name: host/acme/web, subject-digest: '${digest}'`;

let github: GitHub;
let runner: Runner;
let pushed = 0;
beforeAll(async () => {
  github = await startGitHub();
  runner = createRunner(github);
  github.useEngine(runner);
});
afterAll(async () => {
  await runner[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

interface Pushed {
  readonly app: string;
  readonly report: RunReport;
  readonly notary: Notary;
}

async function pushTag(text: string): Promise<Pushed> {
  pushed += 1;
  const app = `acme/app-${pushed}`;
  await github.createRepository(app, { '.github/workflows/ci.yml': text });
  const grant = { contents: 'write', workflows: 'write', attestations: 'read' } as const;
  const token = github.mintToken({ actor: 'octavia', kind: 'user', repositories: { [app]: grant } });
  await using clone = await cloneRepository(`${github.url}/${app}`, token);
  await clone.pushTag('v1');
  await github.settled();
  const report = github.runs(app).at(-1)?.report;
  if (report === undefined) throw new Error('the push started no run');
  return { app, report, notary: { apiUrl: github.apiUrl, token, publicKey: runner.publicKey } };
}

test('states which workflow made an image, of which commit and in which run; signed, so that nobody can change it', async () => {
  const { app, report, notary } = await pushTag(workflow(image));
  expect(report.conclusion).toBe('success');
  const commit = await github.resolveRef(app, 'refs/tags/v1');
  const repository = `${github.url}/${app}`;
  expect(await statementsAbout(notary, app, digest)).toEqual([
    {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'host/acme/web', digest: { sha256: 'd'.repeat(64) } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {
        buildDefinition: {
          buildType: 'https://actions.github.io/buildtypes/workflow/v1',
          externalParameters: {
            workflow: { ref: 'refs/tags/v1', repository, path: '.github/workflows/ci.yml' },
          },
          internalParameters: {
            github: {
              event_name: 'push',
              repository_id: expect.stringMatching(/^\d+$/),
              repository_owner_id: expect.stringMatching(/^\d+$/),
              runner_environment: 'github-hosted',
            },
          },
          resolvedDependencies: [{ uri: `git+${repository}@refs/tags/v1`, digest: { gitCommit: commit } }],
        },
        runDetails: {
          builder: { id: `${repository}/.github/workflows/ci.yml@refs/tags/v1` },
          metadata: { invocationId: expect.stringMatching(/\/actions\/runs\/\d+\/attempts\/1$/) },
        },
      },
    },
  ]);
  expect(report.jobs[0]?.outputs.url).toMatch(new RegExp(`^${repository}/attestations/\\d+$`));
  expect(report.jobs[0]?.steps[0]?.summary).toContain(`host/acme/web@${digest}`);
  await using other = createRunner(github);
  await expect(statementsAbout({ ...notary, publicKey: other.publicKey }, app, digest)).rejects.toThrow(/not signed/);
  expect(github.defects).toEqual([]);
});

test.each([
  ['without proof of who it is', image, 'attestations: write', 'Unable to get ACTIONS_ID_TOKEN_REQUEST_URL'],
  ['without the permission', image, 'id-token: write', 'Resource not accessible by integration'],
  ['without a subject', 'subject-name: x', undefined, 'One of subject-path, subject-digest'],
  ['without the list it was promised', 'subject-checksums: missing.txt', undefined, 'subject checksums file not found'],
  ['with half a digest', 'subject-name: x, subject-digest: abc', undefined, 'must be in the format'],
  ['with an input it does not know', `${image}, push-to-registry: true`, undefined, "input 'push-to-registry'"],
])('fails %s, and nothing is kept', async (_what, inputs, permissions, message) => {
  const { app, report, notary } = await pushTag(workflow(inputs, permissions));
  expect(report.conclusion).toBe('failure');
  expect(report.jobs[0]?.annotations[0]?.message).toContain(message);
  expect(await statementsAbout(notary, app, digest)).toEqual([]);
});

test('states the same of each file of a list of checksums, in one statement', async () => {
  const rows = ['a', 'b'].map((digit) => `${digit.repeat(64)}  dist/${digit}.js`);
  const text = workflow("subject-checksums: 'sums.txt'").replace(
    '      - id: attest',
    `      - run: printf '%s\\n' '${rows.join("' '")}' > sums.txt\n      - id: attest`,
  );
  const { app, report, notary } = await pushTag(text);
  expect([report.conclusion, report.jobs[0]?.annotations]).toEqual(['success', []]);
  const [statement, ...others] = await statementsAbout(notary, app, `sha256:${'b'.repeat(64)}`);
  expect(statement).toMatchObject({
    subject: [
      { name: 'dist/a.js', digest: { sha256: 'a'.repeat(64) } },
      { name: 'dist/b.js', digest: { sha256: 'b'.repeat(64) } },
    ],
  });
  expect(others).toEqual([]);
});

test('fails unless a commit pins it', async () => {
  const { report } = await pushTag(workflow(image).replace(sha, 'v4'));
  expect(report.jobs[0]?.annotations[0]?.message).toContain('only actions/attest pinned by a commit is built in');
});
