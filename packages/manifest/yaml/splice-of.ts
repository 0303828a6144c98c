import { addedEntry, type Gone, insertedItem, removedMember } from './block-members.ts';
import type { NodeEdit, Remove, Replace } from './edit.ts';
import { addedInBraces, type Beside, insertedInBrackets, removedInBrackets } from './flow-members.ts';
import type { Manifest } from './manifest.ts';
import type { ScalarNode } from './node.ts';
import { replacedLiteral } from './replace-literal.ts';
import { rewritten } from './rewrite.ts';
import type { Scalar } from './scalar.ts';
import type { Splice } from './splice.ts';
import { lineBreakAt, lineEnd } from './trivia.ts';
import { writeLiteral } from './write-literal.ts';
import { writeScalar } from './write-scalar.ts';

/**
 * How an edit is written: the smallest splices, in the style of what stands around it.
 * @param beside what is done together with it
 */
export function splicesOf(manifest: Manifest, edit: NodeEdit, beside: Beside): readonly Splice[] {
  const { gone } = beside;
  switch (edit.kind) {
    case 'replace':
      return [replaced(manifest, edit)];
    case 'rewrite':
      return rewritten(manifest, edit);
    case 'add':
      return [edit.node.flow ? addedInBraces(manifest, edit, beside) : addedEntry(manifest, edit, gone)];
    case 'insert':
      return [edit.node.flow ? insertedInBrackets(manifest, edit, beside) : insertedItem(manifest, edit, gone)];
    case 'remove':
      return removed(manifest.text, edit, gone);
  }
}

function removed(text: string, edit: Remove, gone: Gone): readonly Splice[] {
  const collection = edit.place.parent?.node;
  if (collection?.kind !== 'map' && collection?.kind !== 'sequence') return [];
  if (collection.flow) return removedInBrackets(text, edit, gone);
  const splice = removedMember(text, edit, gone);
  return splice === undefined ? [] : [splice];
}

function replaced({ text, isJson }: Manifest, { node, value }: Replace): Splice {
  const { start, end, inFlow: flow } = node;
  const style = isJson ? 'double' : node.style;
  if (style === 'empty') return { start, end, text: ` ${writeScalar(value, { style: 'plain', flow })}` };
  if (style !== 'literal' && style !== 'folded') return { start, end, text: writeScalar(value, { style, flow }) };
  const literal = style === 'literal' ? replacedLiteral(text, node, value) : undefined;
  return literal ?? replacedBlock(text, node, value);
}

/** A block scalar is written anew from its header on; whatever stands behind the header (a comment) is kept. */
function replacedBlock(text: string, node: ScalarNode, value: Scalar): Splice {
  const headerEnd = lineEnd(text, text.lastIndexOf('\n', node.start - 2) + 1);
  const lineStart = text.lastIndexOf('\n', headerEnd - 1) + 1;
  const header = /[|>][-+0-9]*(?=[ \t]*(?:#.*)?$)/.exec(text.slice(lineStart, headerEnd));
  const start = lineStart + (header?.index ?? 0);
  const comment = text.slice(start + (header?.[0].length ?? 0), headerEnd);
  const lineBreak = lineBreakAt(text, node.start);
  const literal = writeLiteral(value);
  const indentation =
    /^[ \t]*/.exec(
      text
        .slice(node.start, node.end)
        .trimEnd()
        .replace(/^(?:[ \t]*\r?\n)+/, ''),
    )?.[0] ?? '';
  const below = literal?.lines.map((line) => `${lineBreak}${line === '' ? '' : indentation}${line}`).join('') ?? '';
  const written = literal?.header ?? writeScalar(value, { style: 'plain', flow: false });
  const isLineKept = text.slice(node.start, node.end).endsWith('\n');
  return { start, end: node.end, text: `${written}${comment}${below}${isLineKept ? lineBreak : ''}` };
}
