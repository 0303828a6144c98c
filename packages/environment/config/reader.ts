import { ActionError, type Position } from '#error';
import type { Parser } from '#input';
import type { YamlMap, YamlValue } from '#manifest';

/** Reads a value of a configuration file; `name` is how errors call it: `environments[0].merge`. */
export type Reader<T> = (value: YamlValue, name: string) => T;

/** @throws ActionError CONFIG_INVALID with the place in the file */
export function invalid(name: string, expected: string, at: Position): ActionError {
  return new ActionError('CONFIG_INVALID', `Reading ${at.file} failed: ${name}: expected ${expected}.`, {
    at,
    hint: 'Correct the file on the base branch: it binds every delivery.',
  });
}

/** A text as an input's parser reads it. */
export function text<T>(parser: Parser<T>): Reader<T> {
  return (value, name) => {
    if (value.kind !== 'scalar' || value.value === null) throw invalid(name, 'a text', value.at());
    const parsed = parser.parse(value.text);
    if (parsed.ok) return parsed.value;
    throw invalid(name, `${parsed.expected}, found ${JSON.stringify(value.text.slice(0, 100))}`, value.at());
  };
}

export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, name) => {
    if (value.kind !== 'list') throw invalid(name, 'a list', value.at());
    return value.items.map((each, index) => item(each, `${name}[${index}]`));
  };
}

interface Field<T> {
  readonly read: Reader<T>;
  readonly absent?: { readonly value: T };
}

type Shape = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<S extends Shape> = { readonly [Key in keyof S]: S[Key] extends Field<infer T> ? T : never };

export function field<T>(read: Reader<T>): Field<T> {
  return { read };
}

export function optionalField<T, A>(read: Reader<T>, absent: A): Field<T | A> {
  return { read, absent: { value: absent } };
}

/** A map with these keys and no others: a misspelt key would otherwise loosen a rule in silence. */
export function map<S extends Shape>(shape: S): Reader<ValuesOf<S>> {
  return (value, name) => {
    if (value.kind !== 'map') throw invalid(name, 'a map', value.at());
    refuseUnknown(value, Object.keys(shape), name);
    const values = Object.entries(shape).map(([key, { read, absent }]) => {
      const entry = value.entries.find((candidate) => candidate.key === key);
      if (entry !== undefined) return [key, read(entry.value, nameBelow(name, key))];
      if (absent === undefined) throw invalid(name, `the key "${key}"`, value.at());
      return [key, absent.value];
    });
    return Object.fromEntries(values) as ValuesOf<S>;
  };
}

function refuseUnknown({ entries }: YamlMap, known: readonly string[], name: string): void {
  const strange = entries.find(({ key }) => !known.includes(key));
  if (strange === undefined) return;
  throw invalid(nameBelow(name, strange.key), `one of the keys ${known.join(', ')}`, strange.at());
}

function nameBelow(name: string, key: string): string {
  return name === rootName ? key : `${name}.${key}`;
}

export const rootName = 'the file';

/** Refuses the second of two items with the same name. */
export function unique<T extends { readonly name: string }>(read: Reader<readonly T[]>): Reader<readonly T[]> {
  return (value, name) => {
    const items = read(value, name);
    const second = items.findIndex((item, index) => items.findIndex((other) => other.name === item.name) < index);
    const item = value.kind === 'list' ? value.items[second] : undefined;
    if (item !== undefined) throw invalid(`${name}[${second}].name`, 'a name that no earlier item has', item.at());
    return items;
  };
}
