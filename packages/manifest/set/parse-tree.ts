import { ActionError } from '#error';
import { parseManifest } from '../yaml/manifest.ts';
import { modelOf } from '../yaml/model.ts';
import { documentsOf } from '../yaml/place.ts';
import { isScalar, type Value } from '../yaml/write-value.ts';
import { type Cursor, invalid } from './cursor.ts';
import { refusedKeys } from './parse-path.ts';

/** Reads the rest of a line as a list or mapping in brackets, typed as kubectl reads it. */
export function parseTree(cursor: Cursor): Value {
  const value = readFlow(cursor);
  if (value === undefined || isScalar(value)) {
    throw invalid(cursor, 'the value is no YAML in brackets (quote it if it is a text)');
  }
  if (holdsRefusedKey(value)) throw invalid(cursor, 'the value holds a key that is never set');
  return value;
}

/** `undefined` for what is no YAML. Its errors are not passed on: they quote the value, which may be secret. */
function readFlow({ text, at }: Cursor): Value | undefined {
  try {
    const [document, second] = documentsOf(parseManifest({ path: 'set', text: text.slice(at) }));
    return document === undefined || second !== undefined ? undefined : modelOf(document);
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

function holdsRefusedKey(value: Value): boolean {
  if (isScalar(value)) return false;
  return Object.entries<Value>(value).some(([key, item]) => refusedKeys.has(key) || holdsRefusedKey(item));
}
