import jsonpatch from 'fast-json-patch';
import type { Value } from '../yaml/write-value.ts';
import { type Operation, parseOperations } from './json-operation.ts';
import { checkIndices } from './json-pointer.ts';
import { fromJson, toJson } from './json-tokens.ts';
import { PatchProblem } from './patch-problem.ts';

/**
 * Applies a JSON patch: all of its operations, or none. @see https://www.rfc-editor.org/rfc/rfc6902
 * @throws PatchProblem for an operation that is malformed, leads nowhere, or whose test fails
 */
export function jsonPatch(original: Value, patch: Value): Value {
  let document = toJson(original); // a copy: the library writes into it
  for (const [index, operation] of parseOperations(toJson(patch)).entries()) {
    checkIndices(document, operation, index);
    document = applied(document, operation, index);
  }
  return fromJson(document);
}

function applied(document: Value, operation: Operation, index: number): Value {
  try {
    return jsonpatch.applyOperation(document, operation, true, true, true, index).newDocument;
  } catch (error) {
    throw new PatchProblem('PATCH_INVALID', `operation ${index} (${operation.op} "${operation.path}") ${why(error)}`, {
      path: [index],
      hint: 'A JSON patch is applied whole or not at all: correct the operation, or the manifest that it is for.',
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  OPERATION_PATH_UNRESOLVABLE: 'names what is not there',
  OPERATION_FROM_UNRESOLVABLE: 'takes its value from what is not there',
  OPERATION_PATH_CANNOT_ADD: 'adds below what is not there',
  OPERATION_PATH_ILLEGAL_ARRAY_INDEX: 'names an element of a list by what is no index',
  OPERATION_VALUE_OUT_OF_BOUNDS: 'names an index behind the end of the list',
  TEST_OPERATION_FAILED: 'finds another value than the one it tests for',
};

/** The library tells its refusals apart by name; a TypeError is its refusal of prototypes. */
function why(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return reasons[name] ?? 'cannot be applied there';
}
