import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEvent } from '#environment';
import { runAction } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { type Rest, restOf } from '../../sandbox/rest.ts';
import { type Scene, sceneOf } from '../create-pull-request/in-process.ts';
import { files, image } from './history.ts';
import { audit, readingRights } from './in-process.ts';

// Real deliveries, reviewed and merged by people: what the record says of them is what happened.

const repository = 'acme/environments';

let github: GitHub;
let scene: Scene;
let rest: Rest;
beforeAll(async () => {
  github = await startGitHub();
  await github.createRepository(repository, files);
  scene = sceneOf(github, repository);
  github.administer(repository).addCollaborator('rita');
  const rights = { metadata: 'read', contents: 'write', 'pull-requests': 'write' } as const;
  rest = restOf(
    github.apiUrl,
    github.mintToken({ actor: 'mona', kind: 'user', repositories: { [repository]: rights } }),
  );
  await deliver('dev', 2, { method: 'squash', approver: 'rita' });
  await deliver('production', 2, { method: 'merge', approver: 'rita', gates: 'success' });
  await deliver('production', 3, { method: 'rebase', gates: 'pending' });
  await deliver('production', 2, { method: 'squash' });
});
afterAll(async () => {
  expect(github.defects).toEqual([]);
  await github[Symbol.asyncDispose]();
});

interface Fate {
  readonly method: 'squash' | 'merge' | 'rebase';
  readonly approver?: string;
  readonly gates?: 'success' | 'pending';
}

async function deliver(environment: string, version: number, { method, approver, gates }: Fate): Promise<number> {
  const inputs = {
    app: 'shop',
    environment,
    image: image('shop', version),
    path: `envs/${environment}/shop.yaml`,
  };
  const { pullRequest, ...result } = await scene.deliver(inputs);
  if (pullRequest === undefined) throw new Error(`${result.operation}: no pull request`);
  const people = github.administer(repository);
  const head = people.pullRequests().find(({ number }) => number === pullRequest.number)?.headOid ?? '';
  if (gates !== undefined) await people.setStatus(head, 'gitops/gates', gates);
  if (approver !== undefined) await people.approve(pullRequest.number, approver);
  await rest.send('PUT', `/repos/${repository}/pulls/${pullRequest.number}/merge`, { merge_method: method });
  return pullRequest.number;
}

async function told(): Promise<readonly AuditEvent[]> {
  const { text } = await audit(github, repository);
  const events: readonly AuditEvent[] = JSON.parse(text).events;
  return events.slice(4);
}

describe('a delivery', () => {
  test('is told with who asked, approved and merged, however it was merged', async () => {
    const events = await told();
    expect(events.map(({ environment, app, version, action }) => `${environment} ${app} ${version} ${action}`)).toEqual(
      ['dev shop 1.0.2 set', 'production shop 1.0.2 set', 'production shop 1.0.3 set', 'production shop 1.0.2 set'],
    );
    for (const event of events) {
      expect(event).toMatchObject({
        actor: 'octocat',
        mergedBy: 'mona',
        source: `acme/shop@${'1'.repeat(40)}`,
        run: 'https://github.com/acme/shop/actions/runs/7',
        file: 'changed',
        trailer: 'agrees',
        body: 'agrees',
      });
      expect(event.pullRequest).toMatch(/\/pull\/\d+$/);
    }
    expect(events.map(({ approvers, gates, findings }) => ({ approvers, gates, findings }))).toEqual([
      { approvers: ['rita'], gates: '', findings: [] },
      { approvers: ['rita'], gates: 'success', findings: [] },
      { approvers: [], gates: 'pending', findings: ['merged with gates pending'] },
      { approvers: [], gates: '', findings: [] },
    ]);
    expect(events[3]?.previous).toBe(image('shop', 3));
  });

  test('counts: frequency, lead time, rollbacks by the files alone, time to restore', async () => {
    const { result } = await audit(github, repository, { environment: 'production', app: 'shop' });
    const [figures] = result.figures;
    expect(figures).toMatchObject({ environment: 'production', deployments: 4, rollbacks: 1, rollbackRate: 0.25 });
    expect(figures?.leadTime).toBeGreaterThanOrEqual(0);
    expect(figures?.timeToRestore).toBeGreaterThanOrEqual(0);
  });

  test('is left out only where a merge before that time is certain', async () => {
    const [, second, third, fourth] = await told();
    const { text } = await audit(github, repository, { since: third?.time ?? '' });
    const events: readonly AuditEvent[] = JSON.parse(text).events;
    expect(events.map(({ commit }) => commit)).toEqual([third?.commit, fourth?.commit]);
    expect(events[0]?.previous).toBe(image('shop', 2));
    expect(second?.time.localeCompare(third?.time ?? '')).toBe(-1);
    const { result } = await audit(github, repository, {}, text);
    expect(result.kind === 'verified' && result.discrepancies).toEqual([]);
  });

  test('whose body was edited afterwards is named, and verified as changed', async () => {
    const { text } = await audit(github, repository);
    const [, event] = await told();
    const number = event?.pullRequest.split('/').at(-1);
    const { body } =
      github
        .administer(repository)
        .pullRequests()
        .find((each) => String(each.number) === number) ?? {};
    await rest.send('PATCH', `/repos/${repository}/pulls/${number}`, {
      body: body?.replaceAll(image('shop', 2), image('shop', 8)),
    });
    const [, later] = await told();
    expect(later).toMatchObject({ trailer: 'agrees', body: 'differs' });
    expect(later?.findings).toEqual([`the body says ${image('shop', 8)}, the files hold ${image('shop', 2)}`]);
    const { result } = await audit(github, repository, {}, text);
    expect(result.kind === 'verified' && result.discrepancies.map(({ kind }) => kind)).toEqual(['changed']);
    await rest.send('PATCH', `/repos/${repository}/pulls/${number}`, { body });
  });

  test('is told without a status where those may not be read', async () => {
    const { statuses: _, ...rights } = readingRights;
    const token = github.mintToken({ actor: 'auditor[bot]', kind: 'app', repositories: { [repository]: rights } });
    const { text } = await audit(github, repository, { token });
    const events: readonly AuditEvent[] = JSON.parse(text).events;
    expect(events.slice(4).map(({ approvers, gates }) => `${approvers.join()} ${gates}`)).toEqual([
      'rita ',
      'rita ',
      ' ',
      ' ',
    ]);
  });
});

describe('the action', () => {
  const facts = (): Record<string, string> => ({
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_REPOSITORY: repository,
  });
  const token = (): string =>
    github.mintToken({ actor: 'auditor[bot]', kind: 'app', repositories: { [repository]: readingRights } });

  test('writes the export, its outputs and a summary, and verifies it', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'gitops-audit-'));
    const act = (inputs: Record<string, string>) =>
      runAction('audit', { workspace, environment: facts(), inputs: { repository, token: token(), ...inputs } });
    const written = await act({ path: 'reports/audit.json' });
    expect(written.exitCode).toBe(0);
    expect(written.outputs).toMatchObject({ path: join(workspace, 'reports/audit.json'), events: '8', requests: '2' });
    expect(JSON.parse(written.outputs.findings ?? '')).toMatchObject([
      { environment: 'production', app: 'shop', finding: 'merged with gates pending' },
    ]);
    expect(written.annotations.map(({ level }) => level)).toEqual(['warning']);
    expect(written.summary).toContain('| `production` | 4 |');
    const verified = await act({ verify: 'reports/audit.json' });
    expect({ exitCode: verified.exitCode, findings: verified.outputs.findings }).toEqual({
      exitCode: 0,
      findings: '[]',
    });
    const other = (await readFile(join(workspace, 'reports/audit.json'), 'utf8')).replace('mona', 'nobody');
    await writeFile(join(workspace, 'other.json'), other);
    const refused = await act({ verify: 'other.json' });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations.at(-1)?.message).toContain('does not fit the chain');
    await rm(workspace, { recursive: true });
  });

  test('refuses what it cannot read at once', async () => {
    const { exitCode, annotations } = await runAction('audit', {
      environment: facts(),
      inputs: {
        repository: 'environments',
        token: token(),
        since: '2026-02-30',
        until: 'today',
        format: 'xml',
        base: 'a..b',
      },
    });
    expect(exitCode).toBe(1);
    for (const name of ['repository', 'since', 'until', 'format', 'base'])
      expect(annotations[0]?.message).toContain(`input "${name}"`);
    const mixed = await runAction('audit', {
      environment: facts(),
      inputs: { repository, token: token(), verify: 'x.json', app: 'shop' },
    });
    expect(mixed.annotations[0]?.message).toContain('Reading "x.json" failed');
  });
});
