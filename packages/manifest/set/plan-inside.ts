import { ActionError } from '#error';
import { planInText } from '../inside.ts';
import type { Outcome } from '../planned.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { type Document, documentsOf, type Place } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { readScalar } from '../yaml/scalar.ts';
import type { Context } from './context.ts';
import { describeStatement } from './describe.ts';
import type { Step } from './statement.ts';

interface Inside {
  readonly context: Context;
  readonly steps: readonly Step[];
  /** Plans the steps in the document that the string holds. */
  readonly plan: (document: Document, steps: readonly Step[], context: Context) => Outcome;
}

/**
 * Edits the YAML or JSON text that a string holds.
 * @throws ActionError with the position of the file, not of the text inside
 */
export function planInside(document: Document, place: Place, { context, steps, plan }: Inside): Outcome {
  const { node } = place;
  if (node.kind !== 'scalar' || typeof readScalar(node) !== 'string') throw noText(document, place, context);
  return planInText(
    document,
    { ...place, node },
    {
      by: 'set',
      fanOut: context.fanOut,
      plan: (inner) => plan(onlyDocument(inner, context), steps, context),
    },
  );
}

function onlyDocument(inner: Manifest, { statement }: Context): Document {
  const [document, second] = documentsOf(inner);
  const at = { file: inner.path, line: 1 };
  if (document === undefined) {
    throw new ActionError(
      'NO_MATCH',
      `${describeStatement(statement)} failed: the text that the path enters is empty.`,
      {
        at,
        hint: 'Give the string its text first: data["app.yaml"] = "port: 80".',
      },
    );
  }
  if (second === undefined) return document;
  throw new ActionError(
    'SEVERAL_MATCHES',
    `${describeStatement(statement)} failed: the text that the path enters holds several documents.`,
    { at, hint: 'Edit this text by hand.' },
  );
}

function noText({ manifest }: Document, { node }: Place, { statement }: Context): ActionError {
  return new ActionError(
    'VALUE_INVALID',
    `${describeStatement(statement)} failed: "|" enters a string that holds YAML or JSON, and there is none.`,
    { at: positionOf(manifest, node.start), hint: 'Write "." for a key below a mapping.' },
  );
}
