import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sarifOf } from '#check';
import { propertyTimeout, runs } from '../manifest/documents.ts';
import { deployment } from './cases/case.ts';
import { freightCases } from './cases/freight.ts';
import { imageCases } from './cases/images.ts';
import { podCases } from './cases/pods.ts';
import { repositoryCases } from './cases/repository.ts';
import { secretCases } from './cases/secrets.ts';
import { findingsIn } from './look.ts';

const cases = [...imageCases, ...podCases, ...secretCases, ...repositoryCases, ...freightCases];

const junk = fc.constantFrom(
  '\u0000',
  '\t',
  '*x',
  '&x ',
  '<<: ',
  '[',
  '}',
  '- ',
  ': ',
  '---\n',
  'null',
  '__proto__: ',
  '!!binary ',
  '"',
  '\uD800',
  '../../',
  '9'.repeat(400),
  '%0A::set-output name=a::b',
);

/** A text with a part cut out, said twice, or broken by something else. */
const edit = fc.record({ from: fc.nat(), length: fc.nat(40), twice: fc.boolean(), junk: fc.option(junk) });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { from, length, twice, junk: inserted }: Edit): string {
  const at = text.length === 0 ? 0 : from % text.length;
  const part = text.slice(at, at + length);
  return `${text.slice(0, at)}${inserted ?? ''}${twice ? part + part : ''}${text.slice(at + length)}`;
}

test('whatever is broken in a repository, everything else is judged', { timeout: propertyTimeout }, () => {
  let found = 0;
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.array(edit, { minLength: 1, maxLength: 6 }), (each, edits) => {
      const paths = Object.keys(each.files);
      const files: Record<string, string> = { ...each.files, 'zz/latest.yaml': deployment({ image: 'x:latest' }) };
      for (const [index, change] of edits.entries()) {
        const path = paths[index % Math.max(1, paths.length)];
        if (path !== undefined && path !== 'gitops.yaml') files[path] = edited(files[path] ?? '', change);
      }
      const findings = findingsIn({ ...each, files });
      found += findings.length;
      expect(findings.some(({ at, check }) => check === 'pinned' && at.file === 'zz/latest.yaml')).toBe(true);
      for (const { at } of findings) {
        const lines = (files[at.file] ?? each.gitops ?? '').split('\n').length;
        expect(at.line ?? 1).toBeLessThanOrEqual(Math.max(1, lines));
      }
      expect(() => JSON.parse(sarifOf(findings))).not.toThrow();
    }),
    { numRuns: runs(80, 4_000) },
  );
  console.log(`findings in broken repositories: ${found}`);
});
