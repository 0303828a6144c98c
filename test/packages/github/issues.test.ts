import { describe, expect, test } from 'vitest';
import { connectGitHub, type GitHub, patience } from '#github';
import { Secret } from '#secret';
import { everyFault, type GitHub as LocalGitHub, startGitHub } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';

const repository = 'acme/env';
const marker = '<!-- one of a kind -->';
const content = (words: string) => ({ title: 'Drift', body: `${marker}\n${words}`, labels: ['drift'] });
const grant = { [repository]: { issues: 'write', metadata: 'read' } } as const;

async function started(): Promise<LocalGitHub> {
  const github = await startGitHub();
  await github.createRepository(repository, { x: '' });
  return github;
}

function clientOf(github: LocalGitHub): GitHub {
  const token = new Secret(github.mintToken({ actor: 'github-actions[bot]', kind: 'job', repositories: grant }));
  return connectGitHub({ token, apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl }, patience(5_000));
}

async function openIn(github: LocalGitHub): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: grant });
  const all = await restOf(github.apiUrl, token).get(`/repos/${repository}/issues?state=open&per_page=100`);
  return JSON.parse(JSON.stringify(all));
}

describe('the one issue about something', () => {
  const passing = everyFault.filter(
    ({ kind }) =>
      !['unauthorized', 'rate-limited', 'secondary-limit', 'stale-read', 'field', 'document'].includes(kind),
  );
  test.each(passing)('is opened once, in spite of $name', async (fault) => {
    await using github = await started();
    await github.faults.set(fault, { matching: /^POST .*\/issues/ });
    await clientOf(github).keepIssue({ repository, marker, content: content('one') });
    await github.faults.clear();
    expect(await openIn(github)).toMatchObject([{ title: 'Drift', body: `${marker}\none` }]);
    await github.faults.set(fault, { matching: /^PATCH .*\/issues/ });
    await clientOf(github).keepIssue({ repository, marker, content: content('two') });
    await github.faults.clear();
    expect(await openIn(github)).toMatchObject([{ body: `${marker}\ntwo` }]);
    expect(github.defects).toEqual([]);
  });

  test('is found on any page of the open ones, and is no pull request', async () => {
    await using github = await started();
    const client = clientOf(github);
    await client.keepIssue({ repository, marker, content: content('one') });
    const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: grant });
    const people = restOf(github.apiUrl, token);
    for (let count = 0; count < 101; count++)
      await people.send('POST', `/repos/${repository}/issues`, { title: `Other ${count}`, body: marker });
    expect(await client.keepIssue({ repository, marker, content: content('two') })).toMatchObject({
      operation: 'updated',
      number: 1,
    });
    expect(await client.keepIssue({ repository, marker, content: undefined })).toMatchObject({ operation: 'closed' });
    expect(await client.keepIssue({ repository, marker, content: undefined })).toBeUndefined();
    expect(github.defects).toEqual([]);
  });
});
