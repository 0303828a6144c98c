import { record } from './action-metadata.ts';
import { markdownTable } from './readme.ts';

type Node = Readonly<Record<string, unknown>>;

interface Key {
  /** `environments[].gates.soak` */
  readonly path: string;
  readonly node: Node;
  readonly required: boolean;
}

/** Every key of a file that a JSON schema describes. What an environment may take over from the defaults stands there alone. */
export function keysTable(schema: unknown): string {
  const root = record(schema, 'the schema');
  const definitions = record(root.definitions ?? {}, 'definitions');
  const keys = keysBelow(root, '', definitions);
  const inherited = new Set(keys.flatMap(({ path }) => /^defaults\.([^.[]+)$/.exec(path)?.[1] ?? []));
  const isInherited = (path: string): boolean => inherited.has(/^environments\[\]\.([^.[]+)$/.exec(path)?.[1] ?? '');
  const rows = keys
    .filter(({ path }) => !isInherited(path))
    .map(({ path, node, required }) => [
      required ? `**\`${path}\`**` : `\`${path}\``,
      String(node.description ?? ''),
      Array.isArray(node.enum) ? [...new Set(node.enum.map(String))].map((value) => `\`${value}\``).join(', ') : '',
    ]);
  return markdownTable(['key', 'what it is', 'one of'], rows);
}

function keysBelow(node: Node, path: string, definitions: Node): readonly Key[] {
  const properties = Object.entries(record(node.properties ?? {}, path));
  const required = Array.isArray(node.required) ? node.required : [];
  return properties.flatMap(([name, value]) => {
    const below = path === '' ? name : `${path}.${name}`;
    const found = resolved(record(value, below), definitions);
    const items = found.items === undefined ? undefined : resolved(record(found.items, below), definitions);
    const deeper =
      items === undefined ? keysBelow(found, below, definitions) : keysBelow(items, `${below}[]`, definitions);
    return [{ path: below, node: found, required: required.includes(name) }, ...deeper];
  });
}

/** What a node says itself goes before what it refers to. */
function resolved(node: Node, definitions: Node): Node {
  if (typeof node.$ref !== 'string') return node;
  const name = node.$ref.replace('#/definitions/', '');
  return { ...record(definitions[name], name), ...node };
}
