/** Replaces `text.slice(start, end)`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies splices that do not overlap; those at the same place keep their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let position = 0;
  for (const splice of inOrder(splices)) {
    result += text.slice(position, splice.start) + splice.text;
    position = splice.end;
  }
  return result + text.slice(position);
}

/** Where a place of the old text is in the new one. A place inside a replaced span moves to its start. */
export function movedOffset(offset: number, splices: readonly Splice[]): number {
  let moved = offset;
  for (const { start, end, text } of splices) {
    if (end <= offset) moved += text.length - (end - start);
    else if (start < offset) moved -= offset - start;
  }
  return moved;
}

/** Where a place of the new text was in the old one. A place inside a written text was where its span began. */
export function originalOffset(offset: number, splices: readonly Splice[]): number {
  let moved = 0;
  for (const { start, end, text } of splices) {
    if (offset < start + moved) break;
    if (offset < start + moved + text.length) return start;
    moved += text.length - (end - start);
  }
  return offset - moved;
}

export function inOrder(splices: readonly Splice[]): readonly Splice[] {
  return splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
