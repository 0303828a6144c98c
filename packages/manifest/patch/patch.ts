import { ActionError, formatPosition, type Position } from '#error';
import type { Target } from '../target/target.ts';
import type { File } from '../yaml/file.ts';
import { type Manifest, parseManifest } from '../yaml/manifest.ts';
import { modelOf } from '../yaml/model.ts';
import { type Document, documentsOf, keyOf, type Place, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { isSequence, type Value } from '../yaml/write-value.ts';
import { isMapping } from './mapping.ts';
import type { Path } from './patch-problem.ts';
import type { MappedList } from './schemas/key-map.ts';

type PatchType = 'auto' | 'strategic' | 'merge' | 'json';

/** How patches are read and applied. */
export interface PatchOptions {
  readonly type: PatchType;
  /** Which document they are for; without it each says it itself. */
  readonly target: Target | undefined;
  readonly lists: readonly MappedList[];
}

export interface Patch extends PatchOptions {
  readonly value: Value;
  /** A place in the patch's text, for people. */
  readonly describe: (path: Path) => string;
  /** The same for annotations; `undefined` in a text that is no file. */
  readonly positionOf: (path: Path) => Position | undefined;
}

/** How errors call the text of the input `patch`. */
const inlineName = 'the input "patch"';

/**
 * Reads the patches in a text: each of its YAML documents is one, JSON is YAML.
 * @param source a file, or the text of the input `patch`
 * @throws ActionError PATCH_INVALID; `at` is the place in the file
 */
export function parsePatches(source: File | string, options: PatchOptions): readonly Patch[] {
  const isInline = typeof source === 'string';
  const file = isInline ? { path: inlineName, text: source } : source;
  const documents = documentsOf(parsed(file, isInline)).filter(({ root }) => !isEmpty(root));
  return documents.map((document) => {
    const at = (path: Path): Position => positionOf(file, placeOf(document, path).node.start);
    const value = readModel(document, isInline);
    requireType(value, options.type, { at: isInline ? undefined : at([]), name: formatPosition(at([])) });
    return {
      ...options,
      value,
      describe: (path) => formatPosition(at(path)),
      positionOf: (path) => (isInline ? undefined : at(path)),
    };
  });
}

function isEmpty(root: Document['root']): boolean {
  return root.kind === 'scalar' && root.style === 'empty';
}

function parsed(file: File, isInline: boolean): Manifest {
  return refusing(() => parseManifest(file), isInline);
}

function readModel(document: Document, isInline: boolean): Value {
  return refusing(() => modelOf(document), isInline);
}

/** What cannot be read as a manifest is no patch either. */
function refusing<T>(read: () => T, isInline: boolean): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ActionError)) throw cause;
    const where = cause.at === undefined ? inlineName : formatPosition(cause.at);
    throw new ActionError('PATCH_INVALID', `Reading the patch failed at ${where}: ${cause.message}`, {
      hint: 'A patch is YAML or JSON: part of a manifest, or a list of operations.',
      cause,
      ...(!isInline && cause.at !== undefined && { at: cause.at }),
    });
  }
}

interface Found {
  readonly at: Position | undefined;
  readonly name: string;
}

function requireType(value: Value, type: PatchType, { at, name }: Found): void {
  const isOperations = isSequence(value);
  const fits = isOperations ? type === 'auto' || type === 'json' : isMapping(value) && type !== 'json';
  if (fits) return;
  const found = isOperations ? 'a list' : isMapping(value) ? 'a mapping' : 'a single value';
  throw new ActionError(
    'PATCH_INVALID',
    `Reading the patch failed at ${name}: it is ${found}, and patch-type is ${type}.`,
    {
      hint: 'A JSON patch is a list of operations; every other patch is a mapping, part of a manifest.',
      ...(at !== undefined && { at }),
    },
  );
}

/** The deepest place of the patch on a path. */
function placeOf(document: Document, path: Path): Place {
  let place: Place = { node: document.root };
  for (const step of path) {
    const below = placesIn(place).find((each) => (each.index ?? keyOf(each)) === step);
    if (below === undefined) return place;
    place = below;
  }
  return place;
}
