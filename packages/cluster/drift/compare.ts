import { isObject } from '../json.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { conventionalList } from './conventional-lists.ts';
import type { Difference } from './differences.ts';
import { elementsOf, findElement } from './elements.ts';
import type { FieldPath, FieldStep } from './field-path.ts';
import { ownsWhole } from './managers.ts';
import { allBelow, type FieldSet, isSame, type ListKind, listKindOf } from './owned-fields.ts';
import { sameValue } from './same-value.ts';

export interface CompareOptions {
  /** What the server notes about the live object, of all managers; empty where nobody has kept it. */
  readonly noted: readonly FieldSet[];
  /** Of those whose values are wanted: what they still own is as they have set it. */
  readonly trusted: readonly FieldSet[];
  /** Of all others. */
  readonly foreign: readonly FieldSet[];
}

interface Place extends CompareOptions {
  readonly path: FieldPath;
  /** Whether any of those has ever set anything of the object. */
  readonly isApplied: boolean;
}

/**
 * The fields of a manifest that are otherwise in the cluster, without asking the cluster what it would make of them. Fields that the
 * manifest does not have do not count, except inside of lists that are set as a whole.
 */
export function compareFields(
  wanted: KubernetesObject,
  live: KubernetesObject,
  options: CompareOptions,
): readonly Difference[] {
  const { apiVersion: _, kind: __, status: ___, metadata, ...rest } = wanted;
  const { name: ____, namespace: _____, ...told } = metadata;
  const isApplied = options.trusted.length > 0;
  return [...differing({ ...rest, metadata: told }, live, { path: [], ...options, isApplied })];
}

function* differing(wanted: unknown, live: unknown, place: Place): Generator<Difference, undefined, undefined> {
  const { path } = place;
  if (wanted === null || wanted === undefined || (path.length > 0 && ownsWhole(place.trusted))) return;
  if (isSame(wanted, live) || (live === undefined && isEmpty(wanted))) return;
  const members = membersOf(wanted, live, place);
  if (members === undefined) {
    if (!sameValue(wanted, live, path)) yield { path, live, wanted };
    return;
  }
  let isFound = false;
  for (const [step, each, there] of members) {
    for (const difference of differing(each, there, inside(place, step))) {
      isFound = true;
      yield difference;
    }
  }
  // somebody has taken over what is set as a whole, and has added to it
  if (!isFound && place.isApplied && ownsWhole(place.foreign) && hasAddition(wanted, live))
    yield { path, live, wanted };
}

function inside({ path, noted, trusted, foreign, isApplied }: Place, step: FieldStep): Place {
  const [all, own, others] = [noted, trusted, foreign].map((sets) => allBelow(sets, step));
  return { path: [...path, step], noted: all ?? [], trusted: own ?? [], foreign: others ?? [], isApplied };
}

/** What servers fill in inside of what is set as a whole. */
const filledIn: Readonly<Record<string, unknown>> = { divisor: '0', apiVersion: 'v1', protocol: 'TCP', scope: '*' };

function hasAddition(wanted: unknown, live: unknown): boolean {
  if (Array.isArray(wanted) && Array.isArray(live)) return wanted.some((each, at) => hasAddition(each, live[at]));
  if (!isObject(wanted) || !isObject(live)) return false;
  return Object.entries(live).some(([key, value]) =>
    Object.hasOwn(wanted, key) ? hasAddition(wanted[key], value) : filledIn[key] !== value,
  );
}

/** Servers leave out what is empty. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every((each) => each === null || isEmpty(each));
}

type Member = readonly [step: FieldStep, wanted: unknown, live: unknown];

function membersOf(wanted: unknown, live: unknown, place: Place): readonly Member[] | undefined {
  if (isObject(wanted) && isObject(live))
    return Object.entries(wanted).map(([key, value]) => [{ key }, value, live[key]]);
  if (!Array.isArray(wanted) || !Array.isArray(live)) return undefined;
  const kind = listKind(wanted, live, place);
  if (kind.kind === 'set') {
    return wanted.map((member) => [{ member }, member, live.includes(member) ? member : undefined]);
  }
  const elements = kind.kind === 'map' ? elementsOf(kind.keys, wanted) : undefined;
  if (elements !== undefined) {
    return elements.map((element) => [{ element }, findElement(wanted, element), findElement(live, element)]);
  }
  return wanted.length === live.length ? wanted.map((each, index) => [{ index }, each, live[index]]) : undefined;
}

function listKind(wanted: readonly unknown[], live: readonly unknown[], { path, noted }: Place): ListKind {
  const known = listKindOf(noted);
  if (known.kind !== 'atomic' || noted.length > 0) return known;
  return conventionalList(path, [...wanted, ...live]);
}
