import { ActionError } from '#error';
import { planInText, type TextPlace } from '../inside.ts';
import { objectsOf } from '../objects.ts';
import { join, locate, type Outcome } from '../planned.ts';
import { type Document, documentsOf } from '../yaml/place.ts';
import type { ImageContext } from './image-context.ts';
import { leave, leftToOwner } from './leave.ts';
import { placesNaming } from './places-naming.ts';
import { planDocument } from './plan-document.ts';

/**
 * Plans to write an image inside the text that a string holds. One that is a template or no YAML is left alone.
 * @throws ActionError MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE in a file that was named
 */
export function planText(document: Document, place: TextPlace, context: ImageContext): readonly Outcome[] {
  const { judges, fanOut } = context;
  const scopeOf = context.scopeOf(document).inside(place);
  if (scopeOf === undefined) return [];
  const inner: ImageContext = {
    ...context,
    scopeOf,
    judges: { ...judges, coverage: () => undefined, canaryOf: () => undefined },
  };
  try {
    let isNamed = false;
    const outcome = planInText(document, place, {
      by: 'image',
      fanOut,
      plan: (manifest) => {
        const outcomes = documentsOf(manifest)
          .flatMap(objectsOf)
          .flatMap((each) => planDocument(each, placesNaming(each, inner.edit), inner));
        isNamed = outcomes.length > 0;
        return join(outcomes);
      },
    });
    const owned = outcome.edits.length > 0 ? leftToOwner(document, place, judges) : undefined;
    if (owned !== undefined) return [leave(document, place, owned)];
    return isNamed ? [outcome] : [];
  } catch (error) {
    if (judges.isNamed(document.manifest.path) || !(error instanceof ActionError)) throw error;
    return [left(document, place, error)];
  }
}

function left(document: Document, place: TextPlace, error: ActionError): Outcome {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  const { message: detail, at } = error;
  const line = at?.line === undefined ? {} : { line: at.line };
  return { edits: [], skipped: [{ ...locate(document, place), ...line, reason, detail }], warnings: [] };
}

function reasonOf({ code }: ActionError): 'template' | 'unparsable' | undefined {
  if (code === 'MANIFEST_TEMPLATE') return 'template';
  return code === 'MANIFEST_UNPARSABLE' ? 'unparsable' : undefined;
}
