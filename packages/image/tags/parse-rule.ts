import { accept, type Parsed, type Parser, refuse } from '#input';
import { expectedExpressions } from './expressions.ts';
import { commonKeys, keyValues, type RuleKey, type RuleKind, ruleKinds, type TagRule } from './rule.ts';

/** One line of the input `tags`: `type=KIND,key=value,…`, or a tag as it is. */
export const tagRule: Parser<TagRule> = { parse: parseTagRule };

/** What others have and we have not, and how the same is said here. */
const equivalents: Readonly<Record<string, string>> = {
  pep440: 'one of the other types: a Python version that is a semantic version too is read by type=semver',
  flavor: 'no flavor: "latest" is set by the input moving-tags, a prefix or suffix by the keys prefix and suffix',
};

function parseTagRule(written: string): Parsed<TagRule> {
  const fields = splitFields(written);
  if (fields === undefined) return refuse('fields separated by commas, whose quotes are closed');
  const [bare] = fields;
  const isBare = bare !== undefined && fields.length === 1 && bare[1] === undefined;
  const pairs: readonly Field[] = isBare ? [['value', bare[0]]] : fields.filter(([key]) => key !== 'type');
  const kind = isBare ? 'raw' : (fields.find(([key]) => key === 'type')?.[1] ?? '');
  if (isKind(kind)) return ruleOf({ kind, written }, pairs);
  return refuse(
    equivalents[kind] ?? equivalents[bare?.[0] ?? ''] ?? `one of the types ${Object.keys(ruleKinds).join(', ')}`,
  );
}

function ruleOf(rule: Pick<TagRule, 'kind' | 'written'>, pairs: readonly Field[]): Parsed<TagRule> {
  const { kind } = rule;
  const attributes: Partial<Record<RuleKey, string>> = {};
  for (const [key, value] of pairs) {
    const expected = expectedPair(kind, key, value);
    if (expected !== undefined) return refuse(expected);
    if (isKeyOf(kind, key) && value !== undefined) attributes[key] = value;
  }
  const { required, priority } = ruleKinds[kind];
  if (required !== undefined && attributes[required] === undefined)
    return refuse(`the key ${required} for type=${kind}`);
  return accept({ ...rule, attributes, priority: Number(attributes.priority ?? priority) });
}

function isKind(text: string): text is RuleKind {
  return Object.hasOwn(ruleKinds, text);
}

function isKeyOf(kind: RuleKind, key: string): key is RuleKey {
  return [...commonKeys, ...ruleKinds[kind].keys].some((known) => known === key);
}

function expectedPair(kind: RuleKind, key: string, value: string | undefined): string | undefined {
  if (equivalents[key] !== undefined) return equivalents[key];
  const keys = [...commonKeys, ...ruleKinds[kind].keys];
  if (!isKeyOf(kind, key) || value === undefined)
    return `key=value with one of the keys ${keys.join(', ')} for type=${kind}`;
  const choices = keyValues[key];
  if (choices !== undefined && !choices.includes(value)) return `${key}=${choices.join(` or ${key}=`)}`;
  if (key === 'priority' && !/^\d{1,6}$/.test(value)) return 'a whole number as priority';
  if (key === 'group' && !/^\d{1,2}$/.test(value)) return 'the number of a group of the pattern as group';
  if (key === 'enable' && !/^(?:true|false|\{\{.*\}\})$/.test(value)) return 'true or false for enable';
  if (key === 'match' || (kind === 'match' && key === 'pattern')) return expectedPattern(key, value);
  return expectedExpressions(value);
}

function expectedPattern(key: string, value: string): string | undefined {
  try {
    new RegExp(value);
    return undefined;
  } catch {
    return `a regular expression as ${key}`;
  }
}

type Field = readonly [key: string, value: string | undefined];

const field = /\s*(?:"((?:[^"]|"")*)"|([^",=]*)(?:=(?:"((?:[^"]|"")*)"|([^,]*)))?)\s*(?:,|$)/y;

/** `key=value`, `key="value"` or `"key=value"`, as metadata-action's CSV has them; a doubled quote stands for one. */
function splitFields(written: string): readonly Field[] | undefined {
  const fields: Field[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < written.length) {
    const match = field.exec(written);
    if (match === null) return undefined;
    const [, whole, key = '', quoted, plain] = match;
    fields.push(whole === undefined ? [key.trim(), (quoted?.replaceAll('""', '"') ?? plain)?.trim()] : cut(whole));
  }
  return fields;
}

function cut(whole: string): Field {
  const text = whole.replaceAll('""', '"');
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
