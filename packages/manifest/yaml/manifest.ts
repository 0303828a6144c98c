import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { ActionError } from '#error';
import { sourceOf } from './event-source.ts';
import type { File } from './file.ts';
import { children, type Node } from './node.ts';
import { maximumDepth } from './parsed.ts';
import { positionOf } from './position.ts';
import type { Outline } from './scan/outline.ts';
import { scan } from './scan/scan.ts';
import { treesOf } from './tree.ts';

/** A parsed YAML or JSON file. */
export interface Manifest extends File {
  /** What js-yaml reports. Of a text that is scanned or proved they are read when they are first asked for. */
  readonly events: readonly Event[];
  /** The root node of each document, in order. An empty document is an empty scalar. Made when it is first asked for. */
  readonly documents: readonly Node[];
  /** JSON is YAML, and stays JSON. */
  readonly isJson: boolean;
}

/** The largest manifests in use (bundles of CustomResourceDefinitions) have about 5 million. */
const maximumCharacters = 10_000_000;

/**
 * Parses a manifest. Aliases are not expanded, so a text of n characters never gives more than n nodes.
 * @throws ActionError MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE, LIMIT_EXCEEDED; `at` says where
 */
export function parseManifest(file: File): Manifest {
  return parseBy(scan, file);
}

/** The same by js-yaml alone: what proves a text that was written must not rest on what read the old one. */
export function parseAnew(file: File): Manifest {
  return parseBy(() => undefined, file);
}

function parseBy(read: typeof scan, { path, text }: File): Manifest {
  if (text.length > maximumCharacters) {
    throw new ActionError(
      'LIMIT_EXCEEDED',
      `Reading ${path} failed: it has ${text.length} characters, and at most ${maximumCharacters} are read.`,
      { at: { file: path }, hint: 'Split the file, or leave it out of the paths.' },
    );
  }
  const outline = read(text);
  const known =
    outline === undefined ? { isJson: isJson(text), events: parse(path, text) } : { isJson: false, outline };
  const manifest = new ParsedManifest({ path, text }, known);
  const roots = text.includes('{{') ? manifest.documents : [];
  const template = roots.map((root) => templateIn(text, root)).find((node) => node !== undefined);
  if (template !== undefined) throw isTemplate({ path, text }, template.start);
  return manifest;
}

/** A text that is known to parse, and to be no template. */
export function provedManifest({ path, text, isJson: json }: Pick<Manifest, 'path' | 'text' | 'isJson'>): Manifest {
  return new ParsedManifest({ path, text }, { isJson: json });
}

interface Known {
  readonly isJson: boolean;
  readonly events?: readonly Event[];
  /** The same events, as they were scanned. */
  readonly outline?: Outline;
}

/** A class: an object literal with accessors gets a hidden class of its own, which holds all of it long after its use. */
class ParsedManifest implements Manifest {
  readonly path: string;
  readonly text: string;
  readonly isJson: boolean;
  readonly #outline: Outline | undefined;
  #events: readonly Event[] | undefined;
  #documents: readonly Node[] | undefined;

  constructor({ path, text }: File, { isJson: json, events, outline }: Known) {
    this.path = path;
    this.text = text;
    this.isJson = json;
    this.#events = events;
    this.#outline = outline;
  }

  get events(): readonly Event[] {
    this.#events ??= parse(this.path, this.text);
    return this.#events;
  }

  get documents(): readonly Node[] {
    this.#documents ??= treesOf(this.text, this.#outline ?? sourceOf(this.events));
    return this.#documents;
  }
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

function parse(path: string, text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: maximumDepth });
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const braces = text.indexOf('{{');
    if (braces >= 0) throw isTemplate({ path, text }, braces, cause);
    throw unparsable({ path, text }, cause);
  }
}

/** `{{ x }}` that parsed: a flow mapping whose key is a flow mapping, which no manifest has. */
function templateIn(text: string, node: Node): Node | undefined {
  if (node.kind === 'map' && node.flow && text.startsWith('{{', node.start)) return node;
  for (const child of children(node)) {
    const found = templateIn(text, child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isTemplate(file: File, offset: number, cause?: unknown): ActionError {
  return new ActionError('MANIFEST_TEMPLATE', `${file.path} is a template, and only its rendered form is a manifest.`, {
    at: positionOf(file, offset),
    hint: 'Edit the values file that feeds the template instead.',
    cause,
  });
}

function unparsable(file: File, cause: YAMLException): ActionError {
  const at = cause.mark === undefined ? { file: file.path } : positionOf(file, cause.mark.position);
  if (cause.reason.includes('maxDepth')) {
    return new ActionError(
      'LIMIT_EXCEEDED',
      `Reading ${file.path} failed: it nests deeper than ${maximumDepth} levels.`,
      {
        at,
        hint: 'Leave the file out of the paths.',
        cause,
      },
    );
  }
  return new ActionError('MANIFEST_UNPARSABLE', `${file.path} is no valid YAML: ${cause.reason}.`, {
    at,
    hint: cause.reason.includes('deficient indentation')
      ? 'Indent the line by one more space: a line inside brackets or quotes must be indented deeper than its key.'
      : 'Correct the file at this place.',
    cause,
  });
}
