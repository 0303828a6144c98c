import type { Operation as AnyOperation } from 'fast-json-patch';
import { isSequence, type Value } from '../yaml/write-value.ts';
import { isMapping, type Mapping, member } from './mapping.ts';
import { PatchProblem } from './patch-problem.ts';

export type Operation = Exclude<AnyOperation, { op: '_get' }>;

const operations = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const;

/** Reads the operations of a JSON patch; members that an operation does not have are ignored, as the RFC asks. */
export function parseOperations(patch: Value): readonly Operation[] {
  if (!isSequence(patch)) throw malformed('it is no list of operations', []);
  return patch.map(parseOperation);
}

function parseOperation(value: Value, index: number): Operation {
  if (!isMapping(value)) throw malformed(`operation ${index} is no mapping`, [index]);
  const op = operations.find((name) => name === member(value, 'op'));
  if (op === undefined)
    throw malformed(`operation ${index} has no "op" that is one of ${operations.join(', ')}`, [index]);
  const path = pointer(value, 'path', index);
  switch (op) {
    case 'remove':
      return { op, path };
    case 'move':
    case 'copy':
      return { op, path, from: pointer(value, 'from', index) };
    case 'add':
    case 'replace':
    case 'test': {
      const written = member(value, 'value');
      if (written === undefined) throw malformed(`operation ${index} (${op} "${path}") has no "value"`, [index]);
      return { op, path, value: written };
    }
  }
}

/** What every object has without its being written, and what leads there. */
const isInherited = (token: string): boolean => token in Object.prototype || token === 'prototype';

function pointer(operation: Mapping, key: 'path' | 'from', index: number): string {
  const text = member(operation, key);
  if (typeof text !== 'string' || (text !== '' && !text.startsWith('/')) || /~(?![01])/.test(text)) {
    throw malformed(`operation ${index} has no "${key}" that is a JSON pointer, like "/spec/replicas"`, [index]);
  }
  if (text.split('/').some(isInherited)) {
    throw malformed(`operation ${index} names "${text}", and prototypes cannot be patched`, [index]);
  }
  return text;
}

function malformed(found: string, path: readonly number[]): PatchProblem {
  return new PatchProblem('PATCH_INVALID', found, {
    path,
    hint: 'A JSON patch is a list of operations like {op: replace, path: /spec/replicas, value: 3}.',
  });
}
