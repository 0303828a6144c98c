import { ActionError } from '#error';
import { objectsOf } from '../objects.ts';
import { already, join, type Outcome, type Planned, type Warning } from '../planned.ts';
import { describeDocument } from '../report/document-info.ts';
import { formatValue, mergeKeys } from '../report/path.ts';
import type { EditRules } from '../rules.ts';
import { selectDocuments } from '../target/select-document.ts';
import type { Target } from '../target/target.ts';
import { tolerating } from '../tolerate.ts';
import { type FanOut, planTreeEdits } from '../tree-edit.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { modelOf } from '../yaml/model.ts';
import { textUnder } from '../yaml/node.ts';
import { type Document, documentsOf } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { isScalar, type Value } from '../yaml/write-value.ts';
import { applyPatch, type Patched } from './apply-patch.ts';
import { difference } from './difference.ts';
import { isMapping, member } from './mapping.ts';
import type { Patch } from './patch.ts';
import { PatchProblem } from './patch-problem.ts';
import { builtIn } from './schemas/built-in.ts';

export interface PatchOptions {
  readonly fanOut: FanOut;
  readonly rules: EditRules;
}

/**
 * Plans a patch of one document, as the edits that make of it what the patch makes of its model.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, PATCH_INVALID, PATCH_AMBIGUOUS, ALIAS_FAN_OUT, VALUE_INVALID
 */
export function planPatch(manifests: readonly Manifest[], patch: Patch, { fanOut, rules }: PatchOptions): Outcome {
  const documents = manifests.flatMap(documentsOf);
  const statement = `Applying the patch at ${patch.describe([])}`;
  const selected = { target: patch.target ?? targetOf(patch.value), statement, onMultiple: rules.onMultiple };
  return tolerating(rules, () => {
    const meant = selectDocuments(documents, selected);
    return join(meant.map((document) => planDocument({ document, documents, patch }, statement, fanOut)));
  });
}

function planDocument(application: Application, statement: string, fanOut: FanOut): Outcome {
  const { document } = application;
  const before = modelOf(document);
  const { model, isStrategic } = patched(before, application);
  if (!isScalar(before) && isScalar(model)) throw vanished(document, statement);
  const edits = planTreeEdits(document, difference(before, model), fanOut).map(withElementPath);
  if (edits.length === 0) return already(document, { node: document.root });
  return { edits, skipped: [], warnings: isStrategic ? edits.flatMap(addedElement) : [] };
}

interface Application {
  readonly document: Document;
  /** All there are: the definitions of custom resources may be among them. */
  readonly documents: readonly Document[];
  readonly patch: Patch;
}

function patched(before: Value, { document, documents, patch }: Application): Patched {
  const definitions = (): readonly Value[] =>
    documents
      .flatMap(objectsOf)
      .filter(({ root }) => textUnder(root, 'kind') === 'CustomResourceDefinition')
      .map((each) => modelOf(each));
  try {
    const sources = { builtIn: builtIn(), lists: patch.lists, definitions };
    return applyPatch(before, patch, sources);
  } catch (error) {
    if (!(error instanceof PatchProblem)) throw error;
    const { code, message, path, hint } = error;
    const where = `${patch.describe(path)} to ${describeDocument(document)}`;
    throw new ActionError(code, `Applying the patch at ${where} failed: ${message}.`, {
      hint,
      at: patch.positionOf(path) ?? positionOf(document.manifest, document.root.start),
      cause: error,
    });
  }
}

/** The document that a patch is for, where it is part of a manifest: by what it says of kind, name and namespace. */
function targetOf(patch: Value): Target | undefined {
  const metadata = isMapping(patch) ? member(patch, 'metadata') : undefined;
  const [kind, apiVersion] = [textOf(patch, 'kind'), textOf(patch, 'apiVersion')];
  const [name, namespace] = [textOf(metadata, 'name'), textOf(metadata, 'namespace')];
  if (kind === undefined && name === undefined) return undefined;
  const group = apiVersion?.includes('/') ? apiVersion.split('/')[0] : undefined;
  const object = `${kind ?? '*'}${group === undefined ? '' : `.${group}`}/${name ?? '*'}`;
  return {
    source: namespace === undefined ? object : `${object} -n ${namespace}`,
    labels: new Map(),
    ...(kind !== undefined && { kind: kind.toLowerCase() }),
    ...(group !== undefined && { group }),
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
  };
}

function textOf(value: Value | undefined, key: string): string | undefined {
  const found = isMapping(value) ? member(value, key) : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** An element that is added is named as it will be found: by its merge key. */
function withElementPath(planned: Planned): Planned {
  const { edit, path } = planned;
  if (edit.kind !== 'insert' || !isMapping(edit.value)) return planned;
  const { value } = edit;
  const key = mergeKeys.find((each) => Object.hasOwn(value, each));
  const name = key === undefined ? undefined : member(value, key);
  if (name === undefined || !isScalar(name)) return planned;
  return { ...planned, path: `${path}[${key}=${formatValue(String(name))}]` };
}

/** A name that is misspelled adds an element, as it does with kubectl: that is worth a word. */
function addedElement({ document, place, path, edit }: Planned): readonly Warning[] {
  if (edit.kind !== 'insert') return [];
  const { file, line } = positionOf(document.manifest, place.node.start);
  const message = `The patch adds ${path} to ${describeDocument(document)}: the list had no such element.`;
  return [{ level: 'notice', message, at: { file, line } }];
}

function vanished(document: Document, statement: string): ActionError {
  return new ActionError(
    'PATCH_INVALID',
    `${statement} failed: nothing would remain of ${describeDocument(document)}.`,
    {
      at: positionOf(document.manifest, document.root.start),
      hint: 'Delete the file instead.',
    },
  );
}
