import { expect, test } from 'vitest';
import { connectReleases, patience, type Releases } from '#github';
import { type CannedAnswer, startCannedServer } from './canned-server.ts';

const release = (id: number): object => ({
  ...{ id, tag_name: `v1.0.${id}`, html_url: 'https://host/r', draft: false, prerelease: false, immutable: true },
  upload_url: 'https://host/upload{?name,label}',
  assets: [
    { id, name: 'a.txt', digest: 'sha256:1', state: 'uploaded' },
    { id, name: 'b.txt', digest: null, state: 'open' },
  ],
});
const releases = (count: number): readonly object[] => Array.from({ length: count }, (_, index) => release(index));

async function withAnswers<T>(
  answers: readonly CannedAnswer[],
  body: (releases: Releases, received: readonly { readonly path: string; readonly body: unknown }[]) => Promise<T>,
): Promise<T> {
  await using canned = await startCannedServer(...answers);
  return await body(connectReleases(canned.server, 'acme/toolkit', patience(50)), canned.received);
}

test('every page of the releases is read, with what is left of broken uploads', async () => {
  const pages = [100, 1].map((count) => ({ status: 200, body: releases(count) }));
  await withAnswers(pages, async ({ list }, received) => {
    const all = await list();
    expect(all).toHaveLength(101);
    expect(received.map(({ path }) => path.replace(/.*[?&]page=/, ''))).toEqual(['1', '2']);
    expect(all[0]).toMatchObject({
      uploadUrl: 'https://host/upload',
      assets: [
        { name: 'a.txt', digest: 'sha256:1', isWhole: true },
        { name: 'b.txt', digest: '', isWhole: false },
      ],
    });
  });
});

test('a tag is told apart from the commit that it leads to; none is no error', async () => {
  const annotated = { status: 200, body: { object: { type: 'tag', sha: 'a'.repeat(40) } } };
  const commit = { status: 200, body: { sha: 'c'.repeat(40) } };
  await withAnswers([annotated, commit], async ({ tag }, received) => {
    expect(await tag('v1')).toEqual({ oid: 'a'.repeat(40), commit: 'c'.repeat(40) });
    expect(received[1]?.path).toMatch(/\/commits\/tags%2Fv1$/);
  });
  await withAnswers([{ status: 404, body: { message: 'Not Found' } }], async ({ tag }) => {
    expect(await tag('v1')).toBeUndefined();
  });
});

test.each([
  ['certain', { status: 201, body: {} }, 'done'],
  ['uncertain where the answer is lost', { status: 201, body: {}, cutAfter: 0 }, { seconds: 0 }],
  ['uncertain after an error of the server', { status: 502, body: {} }, { unsure: expect.stringContaining('502') }],
  [
    'uncertain where the rate is limited, for as long as it is said',
    { status: 403, body: { message: 'secondary rate limit' }, headers: { 'retry-after': '7' } },
    { seconds: 7 },
  ],
  [
    'uncertain where the name is taken',
    { status: 422, body: { message: 'Validation Failed', errors: [{ code: 'already_exists', field: 'name' }] } },
    { unsure: expect.stringContaining('Uploading a.txt') },
  ],
] as const)('an upload is %s, and is sent once', async (_what, answer, expected) => {
  await withAnswers([answer], async ({ upload }, received) => {
    const file = { uploadUrl: '/upload', name: 'a.txt', text: '"text"', type: 'application/json' };
    const written = await upload(file);
    if (expected === 'done') expect(written).toBe('done');
    else expect(written).toMatchObject(expected);
    expect(received).toMatchObject([{ path: '/upload?name=a.txt', body: 'text' }]);
  });
});

test('a refusal is told with the permission that is needed', async () => {
  const refused = { status: 403, body: { message: 'Resource not accessible by integration' } };
  await withAnswers([refused], async ({ publish }) => {
    const publication = { id: 1, tag: 'v1.0.0', commit: 'c', name: 'v1.0.0', prerelease: false, latest: true };
    await expect(publish(publication)).rejects.toMatchObject({
      code: 'PERMISSION_MISSING',
      message: expect.stringMatching(/Publishing v1\.0\.0 failed: .*"contents: write" on acme\/toolkit/),
    });
  });
});
