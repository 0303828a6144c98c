import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, edited } from '../../../packages/manifest/draft.ts';
import { planTreeEdits, type TreeEdit } from '../../../packages/manifest/tree-edit.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { textUnder } from '../../../packages/manifest/yaml/node.ts';
import { type Document, documentsOf } from '../../../packages/manifest/yaml/place.ts';
import { kubectl, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { manifestsBelow } from './corpus.ts';
import { propertyTimeout } from './documents.ts';
import { editText } from './edit-texts.ts';
import { objectsReadBy } from './kubectl-objects.ts';
import { editsFor, wish, withEdits } from './random-edits.ts';
import { testData } from './test-data.ts';

const program = await kubectl();
const corpus = testData('corpus');
const filesOfRun = scaled(200, 1_000);
const placeholder = 'object-of-the-run';

/** An object of a real repository under another name; `undefined` for what is none, or no single one. */
function objectNamed(text: string): string | undefined {
  try {
    const documents = documentsOf(parseManifest({ path: 'app.yaml', text }));
    const [document] = documents;
    const isObject = documents.length === 1 && document !== undefined && isObjectRoot(document);
    return isObject ? editText(text, { set: `metadata.name := "${placeholder}"` }) : undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: 'ActionError' });
    return undefined;
  }
}

function isObjectRoot({ root }: Document): boolean {
  const kind = textUnder(root, 'kind');
  return kind !== undefined && !kind.endsWith('List') && textUnder(root, 'apiVersion') !== undefined;
}

interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TreeEdit[];
}

/** The values as kubectl prints them. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? Number(each) : each)));
}

/** By what kubectl tells objects apart, it could not be told any more what became of which. */
const identity: ReadonlySet<unknown> = new Set(['apiVersion', 'kind', 'metadata', undefined]);

function caseOf(text: string, index: number, wishes: Parameters<typeof editsFor>[1]): Case | undefined {
  const name = `n${index}`;
  const before = text.replace(placeholder, name);
  const manifest = parseManifest({ path: 'app.yaml', text: before });
  const [document] = documentsOf(manifest);
  if (document === undefined) return undefined;
  const edits = editsFor(document, wishes).filter(({ path: [first] }) => !identity.has(first));
  try {
    const draft = edited(draftOf(manifest), planTreeEdits(document, edits), { by: 'patch', fanOut: 'deny' });
    return edits.length === 0 ? undefined : { name, before, after: draft.manifest.text, edits };
  } catch (error) {
    expect(error).toMatchObject({ name: 'ActionError' });
    return undefined;
  }
}

/** A key that kubectl types (`on:`, `8080:`) has another name in what it prints. */
function isNamedAlike(model: unknown, { op, path }: TreeEdit): boolean {
  const steps = op === 'add' ? path.slice(0, -1) : path;
  let value = model;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = Object.entries(value).find(([key]) => key === String(step))?.[1];
  }
  return true;
}

test.skipIf(!requirePart(program) || corpus === undefined)(
  'kubectl reads each edit of an object, and nothing else',
  { timeout: propertyTimeout },
  () => {
    const texts = manifestsBelow(corpus ?? '')
      .map(({ text }) => text)
      .filter((text) => text.length < 20_000);
    const known = new Map<string, string | undefined>();
    const prepared = (text: string): string | undefined => {
      if (!known.has(text)) known.set(text, objectNamed(text));
      return known.get(text);
    };
    const seed = Date.now() % 2 ** 31;
    const wishes = fc.tuple(fc.constantFrom(...texts), fc.array(wish, { minLength: 2, maxLength: 6 }));
    let [files, judged] = [0, 0];
    for (let run = 0; run < scaled(1, 8); run += 1) {
      const sample = fc.sample(wishes, { numRuns: 2.5 * filesOfRun, seed: seed + run });
      const cases = sample
        .flatMap(([text, wanted], index) => caseOf(prepared(text) ?? '', index, wanted) ?? [])
        .slice(0, filesOfRun);
      const before = objectsReadBy(
        program.file,
        cases.map((each) => each.before),
      );
      const after = objectsReadBy(
        program.file,
        cases.map((each) => each.after),
      );
      files += cases.length;
      for (const { name, edits, after: text } of cases) {
        const model = before.get(name);
        if (model === undefined || !edits.every((edit) => isNamedAlike(model, edit))) continue;
        const wanted = asJson(withEdits(model, edits, { read: asJson }));
        if (!isDeepStrictEqual(after.get(name), wanted))
          expect([seed + run, text, after.get(name)]).toEqual([seed + run, text, wanted]);
        judged += edits.length;
      }
    }
    console.log(
      `kubectl: ${judged} edits in ${files} files read before and after, ${filesOfRun} files a process, 0 wrong`,
    );
    expect(judged).toBeGreaterThan(scaled(300, 15_000));
  },
);
