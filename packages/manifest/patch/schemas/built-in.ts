import { definitions as definitionLines, kinds as kindLines } from '../../generated/merge-keys.ts';
import { type Field, plain, type Schema } from '../strategic/schema.ts';

/** What Kubernetes' own types say about their fields. */
export interface BuiltIn {
  /** The fields of a kind; `undefined` for one that is not Kubernetes' own. */
  readonly kind: (apiVersion: string, kind: string) => Schema | undefined;
  /** The fields of a type by its name, and `rest` for fields that it does not name. */
  readonly type: (name: 'PodSpec' | 'ObjectMeta', rest: Schema) => Schema;
}

/** Reads the generated table, as far as it is asked for. */
export function builtIn(): BuiltIn {
  const definitions = new Map(definitionLines.trim().split('\n').map(nameAndRest));
  const kinds = new Map(kindLines.trim().split('\n').map(nameAndRest));
  const type = (name: string, rest: Schema): Schema => {
    const line = definitions.get(name) ?? 'metadata:ObjectMeta';
    const fields = new Map(line.split(' ').map(fieldOf));
    return (key, around) => {
      const field = fields.get(key);
      return field === undefined ? rest(key, around) : asField(field, (child) => type(child, rest));
    };
  };
  return {
    type,
    kind: (apiVersion, kind) => {
      const name = typeOf(kinds, apiVersion, kind);
      return name === undefined ? undefined : type(name, plain);
    },
  };
}

function nameAndRest(line: string): readonly [string, string] {
  const space = line.indexOf(' ');
  return [line.slice(0, space), line.slice(space + 1)];
}

/** A version that is no longer served has the fields of one that is; `extensions` was where most groups began. */
function typeOf(kinds: ReadonlyMap<string, string>, apiVersion: string, kind: string): string | undefined {
  const group = groupOf(apiVersion);
  const others = [...kinds].filter(([version]) => group === 'extensions' || groupOf(version) === group);
  for (const list of [kinds.get(apiVersion), ...others.map(([, each]) => each)]) {
    const entry = list?.split(' ').find((each) => each === kind || each.startsWith(`${kind}=`));
    if (entry !== undefined) return entry.split('=').at(-1);
  }
  return undefined;
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

interface Written {
  readonly keys: string | undefined;
  readonly isReplaced: boolean;
  /** `:` before the fields of the mapping or the elements, `*` before those of each value. */
  readonly mark: string | undefined;
  readonly child: string | undefined;
}

function fieldOf(text: string): readonly [string, Written] {
  const [, name = '', keys, replaced, mark, child] =
    /^([^[!:*]+)(?:\[([^\]]*)\])?(!)?(?:([:*])(.+))?$/.exec(text) ?? [];
  return [name, { keys, isReplaced: replaced !== undefined, mark, child }];
}

function asField({ keys, isReplaced, mark, child }: Written, type: (name: string) => Schema): Field {
  if (isReplaced) return { strategy: 'replace' };
  if (keys === '') return { strategy: 'set' };
  const fields: Schema = child === undefined ? plain : (key, around) => type(child)(key, around);
  const below: Schema = mark === '*' ? () => ({ strategy: 'default', below: fields }) : fields;
  if (keys === undefined || keys === '-') return { strategy: 'default', below };
  const [single = '', ...more] = keys.split(',');
  return { strategy: 'merge', key: { single, exact: [single, ...more] }, below };
}
