import type { NodeEdit, Replace } from './edit.ts';
import { areEventsProved } from './event-proof.ts';
import type { Manifest } from './manifest.ts';
import type { ScalarNode } from './node.ts';
import { parsed } from './parsed.ts';
import type { Scalar } from './scalar.ts';
import type { Splice } from './splice.ts';

/** What may be written, by the style it is written in: nothing that means more than itself to any parser. */
const written: Readonly<Partial<Record<ScalarNode['style'], RegExp>>> = {
  plain: /^[A-Za-z0-9](?:[A-Za-z0-9._/:@+-]*[A-Za-z0-9])?$/,
  single: /^'[A-Za-z0-9 ._/:@+-]+'$/,
  double: /^"[A-Za-z0-9 ._/:@+-]+"$/,
};

/**
 * Whether scalars that are replaced within their lines are proved by these lines alone, parsed as they were and as they
 * are now. `false` says that it takes a look at the whole text.
 *
 * Why the lines are enough, though the whole of the old text alone was parsed:
 * - The parser reads from the front, and nothing but the text decides what it does. Up to the first replaced scalar the
 *   texts are the same: it comes there in the same state.
 * - What it makes of the scalar, it makes of the line: its key or dashes and the scalar, in the same style and ended on
 *   the same line, with a comment or nothing behind it. This is what the parser itself says of the line, before and after.
 *   What stands around the line matters to a scalar only where it goes on in the next line, or is written in brackets.
 * - Whether the next line goes on with the scalar depends on its style and on that line. Both are the same, and it did not.
 * - So the parser leaves the line in the same state, and what follows is the same up to the next replaced scalar.
 */
export function areLinesProved(
  manifest: Manifest,
  { edits, splices }: { readonly edits: readonly NodeEdit[]; readonly splices: readonly Splice[] },
): boolean {
  if (manifest.isJson || edits.length !== splices.length) return false;
  const byStart = new Map(edits.map((edit) => [edit.node.start, edit]));
  return splices.every((splice) => {
    const edit = byStart.get(splice.start);
    return edit?.kind === 'replace' && isLineProved(manifest.text, edit, splice);
  });
}

function isLineProved(text: string, edit: Replace, splice: Splice): boolean {
  const { node } = edit;
  if (node.inFlow || node.properties !== undefined || node.end !== splice.end) return false;
  if (written[node.style]?.test(splice.text) !== true) return false;
  const start = text.lastIndexOf('\n', node.start - 1) + 1;
  const next = text.indexOf('\n', node.start);
  const end = next < 0 ? text.length : next;
  if (node.end > end || !/^(?:[ \t]+#[^\r]*|[ \t]*)\r?$/.test(text.slice(node.end, end))) return false;
  const moved = { start: node.start - start, end: node.end - start };
  const before = text.slice(start, end);
  const after = before.slice(0, moved.start) + splice.text + before.slice(moved.end);
  const lines = { before, after, ...moved, value: edit.value };
  if (isSame(lines, provedLast)) return true;
  if (!areLinesParsed(before, after, { edit: { ...edit, node: { ...node, ...moved } }, text: splice.text }))
    return false;
  provedLast = lines;
  return true;
}

/** All that the proof of a line rests on. */
interface Lines {
  readonly before: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
  readonly value: Scalar;
}

/** What changes in thousands of files changes alike in many of them: it is proved once. */
let provedLast: Lines | undefined;

function isSame(lines: Lines, proved: Lines | undefined): boolean {
  return (
    lines.before === proved?.before &&
    lines.after === proved.after &&
    lines.start === proved.start &&
    lines.end === proved.end &&
    Object.is(lines.value, proved.value)
  );
}

function areLinesParsed(
  before: string,
  after: string,
  { edit, text }: { readonly edit: Replace; readonly text: string },
): boolean {
  const [old, now] = [before, after].map((line) => parsed(line));
  if (old === undefined || now === undefined) return false;
  const splice = { start: edit.node.start, end: edit.node.end, text };
  return areEventsProved(
    { text: before, events: old },
    { text: after, events: now },
    { edits: [edit], splices: [splice] },
  );
}
