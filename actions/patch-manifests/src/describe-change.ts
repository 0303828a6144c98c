import type { Change, Json } from '#manifest';

/** Longer values are cut where people read them; the output `changes` has them whole. */
const shownCharacters = 200;

/** `spec.replicas: 2 → 3` */
export function describeChange({ path, old, new: value }: Change): string {
  return `${path}: ${old === undefined ? '' : `${showValue(old)} → `}${showValue(value)}`;
}

export function showValue(value: Json | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
