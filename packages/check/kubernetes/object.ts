import { posix } from 'node:path';
import type { ReadObject } from '#manifest';
import { textAt } from './value.ts';

export function kindOf({ value }: Pick<ReadObject, 'value'>): string {
  return textAt(value, 'kind');
}

/** The group of an object's kind: '' for `v1`, `apps` for `apps/v1`. */
export function groupOf({ value }: Pick<ReadObject, 'value'>): string {
  const apiVersion = textAt(value, 'apiVersion');
  return apiVersion.includes('/') ? posix.dirname(apiVersion) : '';
}

/** Longer names are none. */
const mostCharacters = 100;

/** `Deployment shop/web`, as far as it is written. */
export function describe(object: Pick<ReadObject, 'value'>): string {
  const names = ['namespace', 'name'].map((key) => textAt(object.value, 'metadata', key).slice(0, mostCharacters));
  const name = names.filter((part) => part !== '').join('/');
  return [kindOf(object).slice(0, mostCharacters), name].filter((part) => part !== '').join(' ') || 'the document';
}
