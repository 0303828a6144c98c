import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import type { EventSource } from '../event-source.ts';

/** What a mark stands for; of block scalars there is one for each style and chomping. */
export const mark = {
  document: 0,
  explicitDocument: 1,
  pop: 2,
  map: 3,
  sequence: 4,
  flowMap: 5,
  flowSequence: 6,
  plain: 7,
  single: 8,
  double: 9,
  literal: 10,
  literalStrip: 11,
  literalKeep: 12,
  folded: 13,
  foldedStrip: 14,
  foldedKeep: 15,
  empty: 16,
  /** An event that js-yaml reported. */
  other: 17,
} as const;

const styles = new Map<number, Pick<ScalarEvent, 'style' | 'chomping'>>([
  [mark.plain, { style: SCALAR_STYLE.PLAIN, chomping: CHOMPING_MODE.CLIP }],
  [mark.empty, { style: SCALAR_STYLE.PLAIN, chomping: CHOMPING_MODE.CLIP }],
  [mark.single, { style: SCALAR_STYLE.SINGLE_QUOTED, chomping: CHOMPING_MODE.CLIP }],
  [mark.double, { style: SCALAR_STYLE.DOUBLE_QUOTED, chomping: CHOMPING_MODE.CLIP }],
  [mark.literal, { style: SCALAR_STYLE.LITERAL_BLOCK, chomping: CHOMPING_MODE.CLIP }],
  [mark.literalStrip, { style: SCALAR_STYLE.LITERAL_BLOCK, chomping: CHOMPING_MODE.STRIP }],
  [mark.literalKeep, { style: SCALAR_STYLE.LITERAL_BLOCK, chomping: CHOMPING_MODE.KEEP }],
  [mark.folded, { style: SCALAR_STYLE.FOLDED_BLOCK, chomping: CHOMPING_MODE.CLIP }],
  [mark.foldedStrip, { style: SCALAR_STYLE.FOLDED_BLOCK, chomping: CHOMPING_MODE.STRIP }],
  [mark.foldedKeep, { style: SCALAR_STYLE.FOLDED_BLOCK, chomping: CHOMPING_MODE.KEEP }],
]);

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** The numbers of a mark: what it is, where it starts, where it ends, and one more. */
export const stride = 4;

const nameless = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 } as const;

/**
 * The events of a text, as js-yaml would report them, held as numbers: most of them are never looked at. A mark is
 * - of a scalar: its kind, begin, end, and the indentation of its content where it is a block;
 * - of a collection: its kind, begin, and the index behind its last mark;
 * - of another event: its kind, its index in `others`, and the index behind its node's last mark.
 */
export class Outline implements EventSource {
  readonly length: number;
  readonly #text: string;
  readonly #marks: Int32Array;
  readonly #others: readonly Event[];

  constructor(text: string, marks: Int32Array, others: readonly Event[]) {
    this.#text = text;
    this.#marks = marks;
    this.#others = others;
    this.length = marks.length / stride;
  }

  endOf(index: number): number {
    const kind = this.#marks[index * stride] ?? mark.pop;
    const isNested = kind === mark.other || kind <= mark.flowSequence;
    return isNested && kind !== mark.pop ? this.#number(index, 2) : index + 1;
  }

  eventAt(index: number): Event | undefined {
    const kind = this.#marks[index * stride];
    switch (kind) {
      case undefined:
        return undefined;
      case mark.document:
      case mark.explicitDocument: {
        const explicitStart = kind === mark.explicitDocument;
        return { type: EVENT_ID.DOCUMENT, explicitStart, explicitEnd: false, directives: [] };
      }
      case mark.pop:
        return { type: EVENT_ID.POP };
      case mark.map:
      case mark.flowMap: {
        const style = kind === mark.map ? COLLECTION_STYLE.BLOCK : COLLECTION_STYLE.FLOW;
        return { type: EVENT_ID.MAPPING, start: this.#number(index, 1), ...nameless, style };
      }
      case mark.sequence:
      case mark.flowSequence: {
        const style = kind === mark.sequence ? COLLECTION_STYLE.BLOCK : COLLECTION_STYLE.FLOW;
        return { type: EVENT_ID.SEQUENCE, start: this.#number(index, 1), ...nameless, style };
      }
      case mark.other:
        return this.#others[this.#number(index, 1)];
      default:
        return this.#scalar(index, kind);
    }
  }

  #scalar(index: number, kind: number): Event | undefined {
    const style = styles.get(kind);
    if (style === undefined) return undefined;
    const [valueStart, valueEnd] = [this.#number(index, 1), this.#number(index, 2)];
    const isBlock = kind >= mark.literal && kind <= mark.foldedKeep;
    const indent = isBlock ? this.#number(index, 3) : -1;
    const fast = kind !== mark.empty && !isBlock && !this.#isEscaped(kind, valueStart, valueEnd);
    return { type: EVENT_ID.SCALAR, valueStart, valueEnd, ...nameless, ...style, indent, fast };
  }

  /** Whether a quoted scalar's content is not its value. */
  #isEscaped(kind: number, start: number, end: number): boolean {
    if (kind === mark.plain) return false;
    return this.#text.slice(start, end).includes(kind === mark.single ? "'" : '\\');
  }

  #number(index: number, which: 1 | 2 | 3): number {
    return this.#marks[index * stride + which] ?? -1;
  }
}
