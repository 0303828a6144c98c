import { describe, expect, test } from 'vitest';
import { checkNames } from '#check';
import type { Case } from './cases/case.ts';
import { freightCases } from './cases/freight.ts';
import { imageCases } from './cases/images.ts';
import { podCases } from './cases/pods.ts';
import { repositoryCases } from './cases/repository.ts';
import { secretCases } from './cases/secrets.ts';
import { findingsIn, placesOf } from './look.ts';

const cases: readonly Case[] = [...imageCases, ...podCases, ...secretCases, ...repositoryCases, ...freightCases];

describe.each(checkNames)('%s', (check) => {
  const own = cases.filter((each) => each.check === check);

  test('has cases of both kinds', () => {
    expect(own.some(({ found }) => found.length > 0)).toBe(true);
    expect(own.some(({ found }) => found.length === 0)).toBe(true);
  });

  test.each(own.map((each) => [each.found.length > 0 ? 'finds' : 'leaves', each.title, each] as const))(
    '%s: %s',
    (_, __, each) => {
      const findings = findingsIn(each).filter((finding) => finding.check === check);
      expect(placesOf(findings)).toEqual(each.found);
      for (const { message, hint } of findings) {
        expect(message).toMatch(/^\S.*\.$/s);
        expect(hint).toMatch(/^[A-Z].*\.$/s);
        expect(`${message} ${hint}`).not.toContain('canary');
      }
    },
  );
});

test('counts its cases', () => {
  const positives = cases.filter(({ found }) => found.length > 0).length;
  console.log(`checks: ${checkNames.length}, found in ${positives} cases, left alone in ${cases.length - positives}`);
  expect(cases.length).toBeGreaterThan(60);
});
