import { ActionError } from '#error';
import { draftOf, type EditOptions, edited, finished } from './draft.ts';
import type { Outcome } from './planned.ts';
import { pathOf } from './report/path.ts';
import { isSecret } from './report/secrets.ts';
import { type Manifest, parseManifest } from './yaml/manifest.ts';
import type { ScalarNode } from './yaml/node.ts';
import type { Document, Place } from './yaml/place.ts';
import { type LinePosition, positionOf } from './yaml/position.ts';

/** A string that holds YAML or JSON. */
export type TextPlace = Place & { readonly node: ScalarNode };

/**
 * Edits the YAML or JSON text that a string holds. It is proved twice: the text as a document, and the string in the file.
 * @param plan what is done to the text
 * @throws ActionError with the position of the file, not of the text inside
 */
export function planInText(
  document: Document,
  place: TextPlace,
  { plan, ...options }: EditOptions & { readonly plan: (inner: Manifest) => Outcome },
): Outcome {
  const { node } = place;
  const outer = (line: number | undefined): LinePosition => outerPosition(document, node, line);
  try {
    const inner = parseManifest({ path: document.manifest.path, text: node.text });
    const { edits, ...outcome } = plan(inner);
    const path = pathOf(place);
    const skipped = outcome.skipped.map((each) => ({
      ...each,
      document: document.index,
      line: outer(each.line).line,
      path: `${path}|${each.path ?? ''}`,
    }));
    const warnings = outcome.warnings.map((each) =>
      each.at === undefined ? each : { ...each, at: outer(each.at.line) },
    );
    if (edits.length === 0) return { edits, skipped, warnings };
    const draft = edited(draftOf(inner), edits, options);
    const edit = { kind: 'replace', node, value: draft.manifest.text } as const;
    return { skipped, warnings, edits: [{ document, place, path, edit, inside: finished(draft) }] };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (isSecret(place)) throw hidden(document, place, error);
    const { code, message, hint, at } = error;
    throw new ActionError(code, message, { ...(hint !== undefined && { hint }), at: outer(at?.line), cause: error });
  }
}

/** What a refusal says of the text it may quote from it: inside a Secret it says where alone. */
function hidden(document: Document, place: TextPlace, { code, at }: ActionError): ActionError {
  const position = outerPosition(document, place.node, at?.line);
  return new ActionError(code, `Editing the text in ${pathOf(place)} of ${document.manifest.path} failed.`, {
    at: position,
    hint: 'What stands there is not shown, since it belongs to a Secret: correct the path, or write ":=" to create what is missing.',
  });
}

/** The lines of a literal block scalar are lines of the file; any other string is one place. */
function outerPosition({ manifest }: Document, node: ScalarNode, line = 1): LinePosition {
  const { file, line: first } = positionOf(manifest, node.start);
  return { file, line: node.style === 'literal' ? first + line - 1 : first };
}
