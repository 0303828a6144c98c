import { ActionError } from '#error';
import { draftOf, edited } from '../draft.ts';
import type { Outcome } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import { parseManifest } from '../yaml/manifest.ts';
import type { ScalarNode } from '../yaml/node.ts';
import { type Document, documentsOf, type Place } from '../yaml/place.ts';
import { type LinePosition, positionOf } from '../yaml/position.ts';
import { readScalar } from '../yaml/scalar.ts';
import type { Context } from './plan-steps.ts';
import { describeStatement, type Step } from './statement.ts';

interface Inside {
  readonly context: Context;
  readonly steps: readonly Step[];
  /** Plans the steps in the document that the string holds. */
  readonly plan: (document: Document, steps: readonly Step[], context: Context) => Outcome;
}

/**
 * Edits the YAML or JSON text that a string holds. It is proved twice: the text as a document, and the string in the file.
 * @throws ActionError with the position of the file, not of the text inside
 */
export function planInside(document: Document, place: Place, { context, steps, plan }: Inside): Outcome {
  const { node } = place;
  if (node.kind !== 'scalar' || typeof readScalar(node) !== 'string') throw noText(document, place, context);
  try {
    const inner = onlyDocument(document, node, context);
    const outcome = plan(inner, steps, context);
    const path = pathOf(place);
    const skipped = outcome.skipped.map((each) => ({
      ...each,
      document: document.index,
      line: outerPosition(document, node, each.line).line,
      path: `${path}|${each.path ?? ''}`,
    }));
    if (outcome.edits.length === 0) return { ...outcome, skipped };
    const draft = edited(draftOf(inner.manifest), outcome.edits, { by: 'set', fanOut: context.fanOut });
    const edit = { kind: 'replace', node, value: draft.manifest.text } as const;
    return { ...outcome, skipped, edits: [{ document, place, path, edit, inside: outcome.edits }] };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const { code, message, hint, at } = error;
    throw new ActionError(code, message, {
      ...(hint !== undefined && { hint }),
      at: outerPosition(document, node, at?.line),
      cause: error,
    });
  }
}

function onlyDocument({ manifest }: Document, node: ScalarNode, { statement }: Context): Document {
  const [document, second] = documentsOf(parseManifest({ path: manifest.path, text: node.text }));
  if (document !== undefined && second === undefined) return document;
  throw new ActionError(
    'SEVERAL_MATCHES',
    `${describeStatement(statement)} failed: the text that the path enters holds several documents.`,
    { at: positionOf(manifest, node.start), hint: 'Edit this text by hand.' },
  );
}

function noText({ manifest }: Document, { node }: Place, { statement }: Context): ActionError {
  return new ActionError(
    'VALUE_INVALID',
    `${describeStatement(statement)} failed: "|" enters a string that holds YAML or JSON, and there is none.`,
    { at: positionOf(manifest, node.start), hint: 'Write "." for a key below a mapping.' },
  );
}

/** The lines of a literal block scalar are lines of the file; any other string is one place. */
function outerPosition({ manifest }: Document, node: ScalarNode, line = 1): LinePosition {
  const { file, line: first } = positionOf(manifest, node.start);
  return { file, line: node.style === 'literal' ? first + line - 1 : first };
}
