import { posix } from 'node:path';
import { ActionError } from '#error';
import { nearest } from '../nearest.ts';
import { objectsOf } from '../objects.ts';
import { describeDocument, documentInfo } from '../report/document-info.ts';
import type { OnMultiple } from '../rules.ts';
import { textUnder, valueUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import { isNameOfKind } from './kinds.ts';
import type { Target } from './target.ts';

interface Selected {
  readonly target: Target | undefined;
  /** How errors name what the documents are looked for. */
  readonly statement: string;
  readonly onMultiple: OnMultiple;
}

/**
 * The documents that a statement is about: one, unless several are asked for.
 * @throws ActionError NO_MATCH naming the closest documents, SEVERAL_MATCHES naming those that match
 */
export function selectDocuments(
  documents: readonly Document[],
  { target, statement, onMultiple }: Selected,
): readonly Document[] {
  const filled = documents.filter(({ root }) => root.kind !== 'scalar' || root.style !== 'empty');
  const candidates = isOfObject(target) ? [...new Set(filled.flatMap((each) => [each, ...objectsOf(each)]))] : filled;
  const matching = target === undefined ? candidates : candidates.filter((document) => isMatch(document, target));
  const [first, ...others] = matching;
  if (first === undefined) throw noMatch(candidates, target, statement);
  if (others.length > 0 && onMultiple === 'fail') throw severalMatches(matching, target, statement);
  return matching;
}

/** A file and an index alone mean a document as a whole, also one that is a List of objects. */
function isOfObject(target: Target | undefined): boolean {
  if (target === undefined) return false;
  const { kind, name, namespace, labels } = target;
  return (kind ?? name ?? namespace) !== undefined || labels.size > 0;
}

function isMatch(document: Document, target: Target): boolean {
  const { kind = '', apiVersion = '', name = '', namespace, index } = documentInfo(document);
  const labels = valueUnder(valueUnder(document.root, 'metadata'), 'labels');
  const { path } = document.manifest;
  return (
    (target.kind === undefined || isNameOfKind(target.kind, kind)) &&
    (target.group === undefined || apiVersion.startsWith(`${target.group}/`)) &&
    (target.name === undefined || isNameMatch(target.name, name)) &&
    (target.namespace === undefined || target.namespace === namespace) &&
    (target.file === undefined || target.file === path || posix.matchesGlob(path, target.file)) &&
    (target.index === undefined || target.index === index) &&
    [...target.labels].every(([key, value]) => textUnder(labels, key) === value)
  );
}

/** Each `*` stands for any text; the parts between them are found from left to right. */
function isNameMatch(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return name === pattern;
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  const middle = name.slice(head.length, name.length - tail.length);
  let at = 0;
  return rest.every((part) => {
    const found = middle.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

const shown = 5;

function noMatch(candidates: readonly Document[], target: Target | undefined, statement: string): ActionError {
  const source = target?.source ?? '';
  const close = nearest(source, candidates, (document) => {
    const { kind = '', name = '' } = documentInfo(document);
    return target?.kind === undefined ? document.manifest.path : `${kind}/${name}`;
  });
  const listed = close.slice(0, shown).map(describeDocument).join(', ');
  return new ActionError(
    'NO_MATCH',
    `${statement} failed: no document matches [${source}]. ${listed === '' ? 'There are no documents.' : `The closest: ${listed}.`}`,
    { hint: 'Correct the target, or add the file to the paths. A file that is no Kubernetes object is named by -f.' },
  );
}

function severalMatches(matching: readonly Document[], target: Target | undefined, statement: string): ActionError {
  const listed = matching.slice(0, shown).map(describeDocument).join(', ');
  const more = matching.length > shown ? ` and ${matching.length - shown} more` : '';
  const found = target === undefined ? 'nothing says which document is meant' : `[${target.source}] matches several`;
  return new ActionError('SEVERAL_MATCHES', `${statement} failed: ${found}. Found: ${listed}${more}.`, {
    hint: 'Name one document alone, by the input `target` or a section above the line of `set`: [kind/name -n namespace], [-f file] or [-f file -d index].',
  });
}
