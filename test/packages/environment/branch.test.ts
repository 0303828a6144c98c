import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchName, rollingBranch } from '#environment';

describe('a rolling branch', () => {
  test.each([
    ['dev', 'shop', 'gitops/dev/shop/rolling'],
    ['prod eu', 'a/b:c', 'gitops/prod-eu/a-b-c/rolling'],
    ['..', 'x..y', 'gitops/-/x-y/rolling'],
    ['.hidden', 'app.lock', 'gitops/-hidden/app-lock/rolling'],
    ['dev', 'ünï😀', 'gitops/dev/-n--/rolling'],
  ])('of %j and %j is %s', (environment, app, branch) => {
    expect(rollingBranch(environment, app)).toBe(branch);
  });

  test('keeps long names apart and below 200 characters', () => {
    const long = 'a'.repeat(300);
    expect(rollingBranch(long, `${long}b`)).not.toBe(rollingBranch(long, `${long}c`));
    expect(rollingBranch(long, long).length).toBeLessThanOrEqual(200);
  });

  test('is a name that we accept, that a shell leaves alone and that git accepts, whatever the app is called', () => {
    const names = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }));
    fc.assert(
      fc.property(names, names, (environment, app) => {
        const branch = rollingBranch(environment, app);
        expect(branchName.parse(branch)).toEqual({ ok: true, value: branch });
        expect(branch).toMatch(/^[A-Za-z0-9._/-]+$/);
      }),
      { numRuns: 500 },
    );
    for (const app of fc.sample(names, 20)) gitAccepts(rollingBranch('dev', app));
  });
});

describe('a branch name in an input', () => {
  test.each(['main', 'release/1.x', 'a-b_c', 'ünï'])('%j is taken as it stands', (name) => {
    expect(branchName.parse(name)).toEqual({ ok: true, value: name });
    gitAccepts(name);
  });

  const refused = ['-x', 'a..b', 'a b', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[', 'a\\b', '/a', 'a/', 'a//b', '.a', 'a/.b'];
  test.each([...refused, 'a.lock', 'a.lock/b', 'a.', '@', 'a@{b', 'refs/heads/a', 'a\u0007b', 'a'.repeat(201)])(
    '%j is refused',
    (name) => {
      expect(branchName.parse(name).ok).toBe(false);
    },
  );
});

function gitAccepts(branch: string): void {
  execFileSync('git', ['check-ref-format', '--branch', branch]);
}
