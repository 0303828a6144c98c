import type { Scalar } from '../../yaml/scalar.ts';
import { isScalar, type Value } from '../../yaml/write-value.ts';
import { isMapping, type Mapping, member } from '../mapping.ts';
import { PatchProblem, type Path } from '../patch-problem.ts';
import type { Identity } from './element-order.ts';
import type { ElementKey } from './schema.ts';

/** What a key means where it is not written. @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
const defaults: ReadonlyMap<string, Scalar> = new Map([['protocol', 'TCP']]);

interface Lists {
  readonly original: readonly Mapping[];
  readonly patch: readonly Mapping[];
  /** Those of the patch's elements that take away what they name: where one key is all there is, they may name several. */
  readonly deleting: ReadonlySet<Mapping>;
  readonly path: Path;
}

/**
 * What tells the elements of a list apart: the key that kubectl uses, or, where several elements share it, those that
 * server-side apply uses.
 * @throws PatchProblem for an element without the key, and where a patch's element could be several
 */
export function identityOf({ single, exact }: ElementKey, lists: Lists): Identity {
  if (single === undefined) return exactIdentity(exact, lists);
  const { original, patch, deleting, path } = lists;
  for (const element of original) requireKey(element, single, path);
  for (const [index, element] of patch.entries()) requireKey(element, single, [...path, index]);
  const bySingle: Identity = (element) => idOf(element, [single]);
  const shared = sharedIn(original, bySingle).union(sharedIn(patch, bySingle));
  const sharing = patch.filter((element) => shared.has(bySingle(element)));
  const doubtful = sharing.find((element) => exact.length > 1 || !deleting.has(element));
  if (doubtful === undefined) return bySingle;
  const isWhole = sharing.every((element) => exact.every((key) => member(element, key) !== undefined));
  if (exact.length > 1 && isWhole) return exactIdentity(exact, lists);
  throw ambiguous(doubtful, exact.length > 1 ? exact : [single], lists);
}

function exactIdentity(keys: readonly string[], lists: Lists): Identity {
  const { original, patch, deleting, path } = lists;
  const required = keys.filter((key) => !defaults.has(key));
  for (const key of required) {
    for (const element of original) requireKey(element, key, path);
    for (const [index, element] of patch.entries()) requireKey(element, key, [...path, index]);
  }
  const identity: Identity = (element) => idOf(element, keys);
  const shared = sharedIn(original, identity).union(sharedIn(patch, identity));
  const doubtful = patch.find((element) => shared.has(identity(element)) && !deleting.has(element));
  if (doubtful !== undefined) throw ambiguous(doubtful, keys, lists);
  return identity;
}

function ambiguous(element: Mapping, keys: readonly string[], { patch, path }: Lists): PatchProblem {
  const values = keys.map((key) => `${key}=${String(member(element, key) ?? '')}`).join(',');
  return new PatchProblem('PATCH_AMBIGUOUS', `several elements of the list are [${values}]`, {
    path: [...path, patch.indexOf(element)],
    hint: `Write ${keys.join(' and ')} in each of these elements, no two alike; or use a JSON patch.`,
  });
}

function sharedIn(elements: readonly Mapping[], identity: Identity): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(
    elements.map(identity).filter((id) => {
      const isSeen = seen.has(id);
      seen.add(id);
      return isSeen;
    }),
  );
}

/** As text, the type included: 1 is another name than "1". */
export function idOf(element: Value, keys: readonly string[]): string {
  const values = isMapping(element) ? keys.map((key) => member(element, key) ?? defaults.get(key) ?? null) : [element];
  return values.map((value) => `${typeof value} ${String(value)}`).join('\n');
}

function requireKey(element: Mapping, key: string, path: Path): void {
  const value = member(element, key);
  if (value !== undefined && isScalar(value)) return;
  throw new PatchProblem('PATCH_INVALID', `an element does not contain declared merge key ${key}`, {
    path,
    hint: `Give each element of the list a ${key}, in the patch and in the manifest: it tells which is which.`,
  });
}
