import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaled } from '../../scale.ts';

const require = createRequire(import.meta.url);
const parser = require.resolve('dockerfile-ast');
const name = 'vscode-languageserver-types';

type Creates = Readonly<Record<string, { create(...given: readonly unknown[]): unknown }>>;

/** What one who stands there gets by the name. */
function givenTo(from: string): Creates {
  return createRequire(from)(name);
}

/** As the compiler writes it: `vscode_languageserver_types_1.Range.create(`. */
function askedFor(): ReadonlySet<string> {
  const folder = dirname(parser);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const code = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const uses = [...code.matchAll(/vscode_languageserver_types_\d+\b(\.\w+\.\w+)?/g)].map(([, member]) => member);
  const [declarations, members] = [
    code.split(`require("${name}")`).length - 1,
    uses.filter((use) => use !== undefined),
  ];
  expect(uses.length - members.length, 'uses that this test cannot read').toBe(declarations);
  return new Set(members);
}

describe('the package that stands in for the terms of language servers', () => {
  const own = givenTo(parser);
  const published = givenTo(require.resolve('@actions/languageservice'));

  it('is the one that the parser of Dockerfiles gets, and has all that it asks for', () => {
    expect(createRequire(parser).resolve(name)).toMatch(/packages\/text-ranges\/ranges\.js$/);
    expect([...askedFor()].sort()).toEqual(['.Position.create', '.Range.create']);
    expect(Object.keys(own).sort()).toEqual(['Position', 'Range']);
  });

  it('makes of numbers and positions what the published package makes, and refuses what that refuses', () => {
    const place = fc.oneof(fc.nat(), fc.constantFrom<unknown>(-1, undefined, null));
    const position = fc.oneof(fc.record({ line: place, character: place }), fc.constantFrom(undefined, null));
    const given = fc.oneof(fc.tuple(position, position), fc.tuple(place, place, place, place));
    const outcome = (make: () => unknown): unknown => {
      try {
        return make();
      } catch {
        return 'refused';
      }
    };
    fc.assert(
      fc.property(given, (values) => {
        const [one, other] = [own, published].map(({ Range }) => outcome(() => Range?.create(...values)));
        expect(one).toEqual(other);
      }),
      { numRuns: scaled(200, 2_000) },
    );
    expect(own.Position?.create(3, 4)).toEqual(published.Position?.create(3, 4));
  });
});
