import { describe, expect, test } from 'vitest';
import { ExecError } from '#exec';
import { again, pullMayPass } from '../../../packages/engine/again.ts';

const failure = (stderr: string): ExecError => new ExecError('tool', { exitCode: 1, stdout: '', stderr });
const digest = `sha256:${'a'.repeat(64)}`;

describe('a pull that failed is tried again after', () => {
  test.each([
    'ERROR: failed to build: failed to solve: failed to fetch oauth token: toomanyrequests: slow down',
    'failed to solve with frontend dockerfile.v0: failed to create LLB definition: pulling from host r.io failed with status code [manifests 1]: 503 Service Unavailable',
    'failed to solve: failed to do request: Head "https://r.io/v2/a/manifests/1": EOF',
    `ERROR: failed to solve: r.io/a:1@${digest}: failed to resolve source metadata for r.io/a:1@${digest}: r.io/a:1@${digest}: not found`,
    'Error: creating build container: initializing source docker://r.io/a:1: reading manifest 1 in r.io/a: received unexpected HTTP status: 502 Bad Gateway',
    'Error: creating build container: parsing image configuration: Error fetching blob: invalid status code from registry 503 (Service Unavailable)',
    'Error: creating build container: initializing source docker://r.io/a:1: too many requests to registry',
  ])('%s', (last) => {
    expect(pullMayPass(failure(`what went before\n${last}\n`))).toBe(true);
  });

  test.each([
    [
      'a command that failed',
      'ERROR: failed to solve: process "/bin/sh -c get" did not complete successfully: exit code: 1',
    ],
    [
      'a command that printed the same',
      'Error: building at STEP "RUN echo reading manifest: 503": while running runtime: exit status 1',
    ],
    [
      'an image that is not there',
      'ERROR: failed to solve: r.io/a:1: failed to resolve source metadata for r.io/a:1: r.io/a:1: not found',
    ],
    [
      'a login that is wrong',
      'Error: creating build container: initializing source docker://r.io/a:1: unauthorized: authentication required',
    ],
    ['nothing', ''],
  ])('but not after %s', (_, last) => {
    expect(pullMayPass(failure(last))).toBe(false);
  });
});

test('a command is run as often as it may be, and its last failure is thrown', async () => {
  const said: string[] = [];
  let runs = 0;
  const run = (): Promise<never> => {
    runs += 1;
    return Promise.reject(failure(`run ${runs}`));
  };
  const persistence = { retries: 1, say: (line: string) => said.push(line) };
  await expect(again('Building', persistence, () => true, run)).rejects.toMatchObject({ stderr: 'run 2' });
  await expect(again('Building', persistence, () => false, run)).rejects.toMatchObject({ stderr: 'run 3' });
  expect(said).toEqual(['Building failed, attempt 1 of 2.']);
});
