import { isSequence, type Value } from '../yaml/write-value.ts';
import type { Operation } from './json-operation.ts';
import { isMapping, member } from './mapping.ts';
import { PatchProblem } from './patch-problem.ts';

/** `-` is the place behind the last element. @see https://www.rfc-editor.org/rfc/rfc6901#section-4 */
const canonicalIndex = /^(?:0|[1-9][0-9]*|-)$/;

/** Refuses `01` and `1e0` where an index of a list stands: the library would read them as numbers. */
export function checkIndices(document: Value, operation: Operation, index: number): void {
  const pointers = 'from' in operation ? [operation.path, operation.from] : [operation.path];
  for (const pointer of pointers) {
    const wrong = wrongIndex(document, pointer);
    if (wrong === undefined) continue;
    throw new PatchProblem(
      'PATCH_INVALID',
      `operation ${index} names "${pointer}", where "${wrong}" is no index of a list`,
      {
        path: [index],
        hint: 'An index is written without leading zeros; "-" is the place behind the last element.',
      },
    );
  }
}

function wrongIndex(document: Value, pointer: string): string | undefined {
  let value: Value | undefined = document;
  for (const token of pointer.split('/').slice(1)) {
    if (value !== undefined && isSequence(value)) {
      if (!canonicalIndex.test(token)) return token;
      value = value[Number(token)];
    } else if (isMapping(value)) {
      value = member(value, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    } else return undefined;
  }
  return undefined;
}
