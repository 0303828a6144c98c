/** Versions of a type that say the same become one: their fields, each a `name:type` or `name*type`, by type. */
export function unified(fields: ReadonlyMap<string, string>): Unified {
  const same = new Map<string, string>();
  const representative = (id: string): string => same.get(id) ?? id;
  let lines = new Map<string, string>();
  for (let before = -1; before < same.size; ) {
    before = same.size;
    const ids = new Map<string, string>();
    lines = new Map();
    for (const [id, text] of fields) {
      const all = text.replace(/([:*])(\S+)/g, (_, mark, child) => `${mark}${representative(child)}`);
      const first = ids.get(all);
      if (first === undefined) lines.set(id, all);
      else same.set(id, first);
      ids.set(all, first ?? id);
    }
  }
  return { representative, lines };
}

interface Unified {
  readonly representative: (id: string) => string;
  readonly lines: ReadonlyMap<string, string>;
}
