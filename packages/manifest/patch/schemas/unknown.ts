import type { Field, Schema } from '../strategic/schema.ts';

/** Nothing is known, at any depth. */
export const unknown: Schema = () => ({ strategy: 'unknown', below: unknown });

/** What the first schema that knows a field says about it. */
export function firstOf(...schemas: readonly Schema[]): Schema {
  return (key, around) => {
    const fields = schemas.map((schema) => schema(key, around));
    const known = fields.find(({ strategy }) => strategy !== 'unknown');
    const below = firstOf(...fields.map(belowOf));
    if (known === undefined) return { strategy: 'unknown', below };
    return 'below' in known ? { ...known, below } : known;
  };
}

function belowOf(field: Field): Schema {
  return 'below' in field ? field.below : unknown;
}
