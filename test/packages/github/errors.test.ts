import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '#error';
import { ActionError } from '#error';
import { connectGitHub, describePullRequest, type GitHub, openPullRequest, patience, type Server } from '#github';
import { type CannedAnswer, canary, startCannedServer } from './canned-server.ts';

const repository = 'acme/env';
const question = { repository, base: 'main', branch: 'gitops/dev/shop/rolling', paths: ['apps'] };
const opening = openPullRequest({
  repositoryId: 'R_1',
  base: 'main',
  branch: question.branch,
  title: 't',
  body: 'b',
  draft: false,
});

interface Case {
  readonly name: string;
  readonly answer: CannedAnswer;
  readonly code: ErrorCode;
  readonly says: RegExp;
}

const forbidden = 'Resource not accessible by integration';

const refusals: readonly Case[] = [
  {
    name: 'a bad token',
    answer: { status: 401, body: { message: 'Bad credentials' } },
    code: 'TOKEN_INVALID',
    says: /Reading the repository acme\/env failed.*token.*expired or was revoked/s,
  },
  {
    name: 'a missing permission, in the words of the endpoint',
    answer: {
      status: 403,
      headers: { 'x-accepted-github-permissions': 'contents=read' },
      body: { message: forbidden },
    },
    code: 'PERMISSION_MISSING',
    says: /lacks the permission "contents: read" on acme\/env \(GitHub asks for contents=read\)/,
  },
  {
    name: 'a spent budget',
    answer: {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' },
      body: { message: 'API rate limit exceeded' },
    },
    code: 'RATE_LIMITED',
    says: /after 2027-01-15T08:00:00\.000Z/,
  },
  {
    name: 'a secondary limit',
    answer: {
      status: 403,
      headers: { 'retry-after': '47' },
      body: { message: 'You have exceeded a secondary rate limit' },
    },
    code: 'RATE_LIMITED',
    says: /in 47 s/,
  },
  {
    name: 'a limit in an answer of status 200',
    answer: { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } },
    code: 'RATE_LIMITED',
    says: /limits the rate/,
  },
  {
    name: 'a repository out of sight',
    answer: {
      status: 200,
      body: {
        data: { repository: null },
        errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve to a Repository' }],
      },
    },
    code: 'REPOSITORY_NOT_FOUND',
    says: /acme\/env, or the token cannot see it.*A private repository looks missing/s,
  },
  {
    name: 'pull requests out of reach',
    answer: {
      status: 200,
      body: {
        data: { repository: null },
        errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequests'], message: forbidden }],
      },
    },
    code: 'PERMISSION_MISSING',
    says: /"pull-requests: write"/,
  },
];

describe('reading', () => {
  test.each(refusals)('$name is $code with advice', async ({ answer, code, says }) => {
    await using canned = await startCannedServer(answer);
    const error = await refusalFrom(impatient(canned.server).inspect(question));
    expect(error.code).toBe(code);
    expect(textOf(error)).toMatch(says);
    expect(textOf(error)).not.toContain(canary);
    expect(canned.received).toHaveLength(1);
  });

  test('goes on after a 502, a reset and a cut answer', async () => {
    const whole = { status: 200, body: { data: { repository: null } } };
    await using canned = await startCannedServer(
      { status: 502, body: '' },
      { status: 200, body: '', cutAfter: 0 },
      { ...whole, cutAfter: 9 },
      whole,
    );
    const error = await refusalFrom(connectGitHub(canned.server).inspect(question));
    expect(error.code).toBe('REPOSITORY_NOT_FOUND');
    expect(canned.received).toHaveLength(4);
    expect(canned.received[0]?.authorization).toBe(`token ${canary}`);
  });

  test('gives up when the time is over', async () => {
    await using canned = await startCannedServer({ status: 503, body: '' });
    const error = await refusalFrom(connectGitHub(canned.server, patience(1_000)).inspect(question));
    expect(error.code).toBe('GITHUB_UNAVAILABLE');
    expect(canned.received.length).toBeGreaterThan(1);
  });
});

describe('a mutation', () => {
  test.each<[string, CannedAnswer]>([
    ['a 502', { status: 502, body: '' }],
    ['a reset', { status: 200, body: '', cutAfter: 0 }],
    ['a cut answer', { status: 200, body: { data: { m0: null } }, cutAfter: 5 }],
    ['a failure inside of GitHub', errorAnswer('', 'Something went wrong while executing your query.')],
  ])('is never sent again after %s: its outcome is unknown', async (_, answer) => {
    await using canned = await startCannedServer(answer);
    expect(await send(impatient(canned.server))).toMatchObject({ kind: 'unknown' });
    expect(canned.received).toHaveLength(1);
  });

  test.each([
    ['STALE_DATA', 'Expected branch to point to "a" but it did not.  Pull and try again.'],
    ['UNPROCESSABLE', 'A ref named "refs/heads/x" already exists in the repository.'],
    ['UNPROCESSABLE', 'A pull request already exists for acme:x.'],
  ])('that lost a race (%s, %s) asks to look again', async (type, message) => {
    await using canned = await startCannedServer(errorAnswer(type, message));
    expect(await send(impatient(canned.server))).toEqual({ kind: 'moved', reason: message });
  });

  test.each<[string, string, ErrorCode, RegExp]>([
    ['FORBIDDEN', forbidden, 'PERMISSION_MISSING', /Opening the pull request.*"pull-requests: write" on acme\/env/],
    [
      'UNPROCESSABLE',
      'GitHub Actions is not permitted to create or approve pull requests.',
      'PERMISSION_MISSING',
      /Settings → Actions → General/,
    ],
    ['UNPROCESSABLE', 'Repository rule violations found', 'GITHUB_REFUSED', /rule violations/],
  ])('that is refused (%s, %s) is %s', async (type, message, code, says) => {
    await using canned = await startCannedServer(errorAnswer(type, message));
    const sent = await send(impatient(canned.server));
    if (sent.kind !== 'refused') throw new Error(`found ${sent.kind}`);
    expect(sent.error.code).toBe(code);
    expect(textOf(sent.error)).toMatch(says);
  });

  test('tells what its other fields did, and blames the first one that failed', async () => {
    await using canned = await startCannedServer({
      status: 200,
      body: {
        data: {
          m0: { pullRequest: { id: 'PR_7', number: 7, url: 'https://github.com/acme/env/pull/7', headRef: null } },
          m1: null,
        },
        errors: [{ type: 'FORBIDDEN', path: ['m1'], message: forbidden }],
      },
    });
    const fields = [opening, describePullRequest({ id: 'PR_7', number: 7, title: 't', body: 'b' })];
    const sent = await impatient(canned.server).send({ name: 'Two', repository, fields });
    expect(sent).toMatchObject({ kind: 'refused', landed: { pullRequest: { number: 7 } } });
    expect(sent.kind === 'refused' && sent.error.message).toMatch(/^Describing pull request #7 failed/);
  });
});

describe('a server that refuses documents of several mutations', () => {
  const fields = [opening, describePullRequest({ id: 'PR_7', number: 7, title: 't', body: 'b' })];
  const whole = { status: 200, body: { errors: [{ message: 'Only one mutation is allowed.' }] } };
  const pullRequest = { id: 'PR_7', number: 7, url: 'u', headRef: { target: { oid: 'a' } } };
  const one = { status: 200, body: { data: { m0: { pullRequest } } } };

  test('gets them one by one, and is not asked again', async () => {
    await using canned = await startCannedServer(whole, one);
    const github = impatient(canned.server);
    const plan = { name: 'Two', repository, fields };
    expect(await github.send(plan)).toMatchObject({ kind: 'done', pullRequest: { number: 7, headOid: 'a' } });
    expect(canned.received).toHaveLength(3);
    await github.sendEach(plan);
    expect(canned.received).toHaveLength(5);
  });

  test('gets nothing after a field that failed', async () => {
    await using canned = await startCannedServer(whole, errorAnswer('FORBIDDEN', forbidden));
    const sent = await impatient(canned.server).send({ name: 'Two', repository, fields });
    expect([sent.kind, canned.received.length]).toEqual(['refused', 2]);
  });

  test('gets every field that does not depend on another', async () => {
    await using canned = await startCannedServer(whole, errorAnswer('FORBIDDEN', forbidden), one);
    const sent = await impatient(canned.server).sendEach({ name: 'Two', repository, fields });
    expect(sent.map(({ kind }) => kind)).toEqual(['failed', 'done']);
  });
});

test.each([
  ['a secondary limit', { status: 403, headers: { 'retry-after': '7' }, body: { message: 'secondary rate limit' } }, 7],
  ['one without a time', { status: 429, body: { message: 'too many' } }, 60],
  ['one in a field', errorAnswer('', 'was submitted too quickly'), 60],
])('a mutation that meets %s is to wait', async (_, answer, seconds) => {
  await using canned = await startCannedServer(answer);
  expect(await send(impatient(canned.server))).toMatchObject({ kind: 'limited', seconds });
  expect(canned.received).toHaveLength(1);
});

test('a read waits as long as GitHub asks', async () => {
  const limit = { status: 429, headers: { 'retry-after': '1' }, body: {} };
  await using canned = await startCannedServer(limit, { status: 200, body: { data: { repository: null } } });
  const start = performance.now();
  const error = await refusalFrom(connectGitHub(canned.server).inspect(question));
  expect(error.code).toBe('REPOSITORY_NOT_FOUND');
  expect(performance.now() - start).toBeGreaterThanOrEqual(1_000);
});

/** Repeats nothing. */
function impatient(server: Server): GitHub {
  return connectGitHub(server, patience(0));
}

function errorAnswer(type: string, message: string): CannedAnswer {
  return { status: 200, body: { data: { m0: null }, errors: [{ type, path: ['m0'], message }] } };
}

function send(github: GitHub) {
  return github.send({ name: 'Open', repository, fields: [opening] });
}

async function refusalFrom(promise: Promise<unknown>): Promise<ActionError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ActionError) return error;
  throw new Error(`expected an ActionError, found ${String(error)}`);
}

function textOf({ message, hint }: ActionError): string {
  return `${message} ${hint ?? ''}`;
}
