import { ActionError, type Position } from '#error';
import type { YamlMap, YamlValue } from '#manifest';

/** A mapping of a kubeconfig, read by its keys. */
export class Entry {
  readonly #map: YamlMap;

  constructor(value: YamlValue) {
    if (value.kind !== 'map') throw invalid('a mapping is missing', value.at());
    this.#map = value;
  }

  value(key: string): YamlValue | undefined {
    return this.#map.entries.find((entry) => entry.key === key)?.value;
  }

  /** As written, `undefined` where there is nothing. */
  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (value.kind !== 'scalar') throw invalid(`${key} is no text`, value.at());
    return value.value === null || value.text === '' ? undefined : value.text;
  }

  flag(key: string): boolean {
    const value = this.value(key);
    return value?.kind === 'scalar' && value.value === true;
  }

  entry(key: string): Entry | undefined {
    const value = this.value(key);
    return value === undefined || (value.kind === 'scalar' && value.value === null) ? undefined : new Entry(value);
  }

  list(key: string): readonly YamlValue[] {
    const value = this.value(key);
    if (value === undefined || (value.kind === 'scalar' && value.value === null)) return [];
    if (value.kind !== 'list') throw invalid(`${key} is no list`, value.at());
    return value.items;
  }

  texts(key: string): readonly string[] {
    return this.list(key).map((item) => {
      if (item.kind !== 'scalar') throw invalid(`${key} holds something that is no text`, item.at());
      return item.text;
    });
  }

  get keys(): readonly string[] {
    return this.#map.entries.map(({ key }) => key);
  }

  get at(): Position {
    return this.#map.at();
  }
}

/** `clusters`, `users`, `contexts`: what stands under a name. Of two with one name the first counts, as for kubectl. */
export function named(config: Entry, list: string, key: string, name: string): Entry {
  const found = config
    .list(list)
    .map((item) => new Entry(item))
    .find((item) => item.text('name') === name);
  if (found === undefined) throw invalid(`${list} has no "${name}"`, config.at);
  return found.entry(key) ?? new Entry({ kind: 'map', entries: [], at: () => found.at });
}

export function invalid(found: string, at?: Position): ActionError {
  return new ActionError('INPUT_INVALID', `Reading the kubeconfig failed: ${found}.`, {
    hint: 'Give a kubeconfig as `kubectl config view --flatten --minify` prints it.',
    ...(at !== undefined && { at }),
  });
}
