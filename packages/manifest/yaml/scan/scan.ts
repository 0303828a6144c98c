import { blockScalarAt } from './block-scalar.ts';
import {
  behindValue,
  type Codes,
  character,
  codesOf,
  isBlank,
  isBreak,
  isMarker,
  nextLine,
  skipSpaces,
} from './characters.ts';
import { flowEnd } from './flow.ts';
import { flowEventsAt } from './flow-events.ts';
import { Marks } from './marks.ts';
import { mark, type Outline } from './outline.ts';
import { scalarEnd } from './scalar-end.ts';

/** More than manifests nest; js-yaml allows more. */
const maximumDepth = 60;

/**
 * Reads what nearly every manifest is made of: mappings and lists in block notation, scalars on one line, block scalars, and
 * collections in brackets or braces on one line, which js-yaml reads. A reader of all that YAML allows costs several times as
 * much.
 * @returns exactly what js-yaml reports; `undefined` for a text that holds anything else, or that js-yaml refuses
 */
export function scan(text: string): Outline | undefined {
  // A line ends with one of two breaks; whatever else js-yaml takes for one is its own
  if (text.startsWith('\uFEFF') || text.includes('\0')) return undefined;
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return undefined;
  return new Scan(text).run();
}

/** One text being scanned line by line. A step returns where the next line begins, or -1 for what is not read here. */
class Scan {
  readonly #text: string;
  readonly #codes: Codes;
  readonly #marks = new Marks();
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
    this.#codes = codesOf(text);
  }

  run(): Outline | undefined {
    for (let at = 0; at >= 0 && at < this.#text.length; ) {
      this.#lineStart = at;
      at = this.#line();
      if (at < 0) return undefined;
    }
    this.#marks.closeAll();
    return this.#marks.outlineOf(this.#text);
  }

  #line(): number {
    const start = skipSpaces(this.#codes, this.#lineStart);
    const code = this.#codes[start];
    if (isBreak(code) || code === character.hash) return nextLine(this.#codes, start);
    const column = start - this.#lineStart;
    if (column === 0 && isMarker(this.#codes, start)) return this.#marker(start);
    // js-yaml takes the first line of a text for one that is not indented
    if (this.#marks.depth === 0 && column > 0) return -1;
    if (this.#marks.depth === 0) this.#document(mark.document);
    return this.#content(start, column);
  }

  #marker(start: number): number {
    if (this.#codes[start] === character.dot) return -1;
    this.#marks.closeAll();
    this.#document(mark.explicitDocument);
    return behindValue(this.#codes, start + 3);
  }

  #document(kind: number): void {
    this.#marks.begin(kind, -1, 0);
    this.#marks.expect();
  }

  /** A line that holds something. What stands deeper ends before it. */
  #content(start: number, column: number): number {
    let around = this.#marks.top();
    while (around.column > column) {
      this.#marks.close();
      around = this.#marks.top();
    }
    const isItem = this.#isDash(start);
    if (around.column < column) return around.isPending ? this.#node(start, { column, isItem }) : -1;
    if (isItem) {
      if (around.kind === mark.sequence) return this.#item(start);
      return around.isPending ? this.#node(start, { column, isItem }) : -1;
    }
    // The items of a list may stand in the column of its key
    if (around.kind === mark.sequence) this.#marks.close();
    const map = this.#marks.top();
    if (map.kind !== mark.map || map.column !== column) return -1;
    const end = scalarEnd(this.#codes, start);
    const colon = this.#colon(end);
    return colon < 0 ? -1 : this.#entry(start, end, colon);
  }

  /** A collection that begins on a line of its own. */
  #node(start: number, { column, isItem }: { readonly column: number; readonly isItem: boolean }): number {
    if (isItem) {
      this.#marks.begin(mark.sequence, column, start);
      return this.#item(start);
    }
    const end = scalarEnd(this.#codes, start);
    const colon = this.#colon(end);
    if (colon < 0) return -1;
    this.#marks.begin(mark.map, column, start);
    return this.#entry(start, end, colon);
  }

  #item(start: number): number {
    const codes = this.#codes;
    if (this.#marks.depth > maximumDepth) return -1;
    this.#marks.fill();
    const at = skipSpaces(codes, start + 1);
    const code = codes[at];
    if (isBreak(code) || code === character.hash) {
      this.#marks.expect();
      return nextLine(codes, at);
    }
    const column = at - this.#lineStart;
    if (this.#isDash(at)) {
      this.#marks.begin(mark.sequence, column, at);
      return this.#item(at);
    }
    const end = scalarEnd(codes, at);
    const colon = this.#colon(end);
    if (colon < 0) return this.#value(at, end);
    this.#marks.begin(mark.map, column, at);
    return this.#entry(at, end, colon);
  }

  /** @param end of the key */
  #entry(start: number, end: number, colon: number): number {
    const codes = this.#codes;
    if (this.#marks.depth > maximumDepth) return -1;
    this.#marks.fill();
    this.#marks.putScalar(this.#codes, start, end);
    const at = skipSpaces(codes, colon + 1);
    const code = codes[at];
    if (!isBreak(code) && code !== character.hash) return this.#value(at, scalarEnd(codes, at));
    this.#marks.expect();
    return nextLine(codes, at);
  }

  /**
   * A value behind a key or a dash.
   * @param end where it ends if it is a scalar that ends on its line
   */
  #value(start: number, end: number): number {
    if (end >= 0) {
      this.#marks.putScalar(this.#codes, start, end);
      return behindValue(this.#codes, end);
    }
    const code = this.#codes[start];
    if (code === character.bar || code === character.greater) return this.#block(start);
    return code === character.bracket || code === character.brace ? this.#flow(start) : -1;
  }

  #block(start: number): number {
    const block = blockScalarAt({ text: this.#text, codes: this.#codes }, start, this.#marks.top().column);
    if (block === undefined) return -1;
    this.#marks.put(block.kind, block.start, block.end, block.indentation);
    return block.end;
  }

  #flow(start: number): number {
    const end = flowEnd(this.#codes, start, this.#marks);
    if (end >= 0) return behindValue(this.#codes, end);
    const next = nextLine(this.#codes, start);
    const flow = flowEventsAt(this.#text, start, Math.min(next, this.#text.length));
    if (flow === undefined) return -1;
    this.#marks.putOthers(flow.events, flow.ends);
    return next;
  }

  /** The colon behind a key; -1 where none stands there, or no key. */
  #colon(end: number): number {
    if (end < 0) return -1;
    const at = skipSpaces(this.#codes, end);
    return this.#codes[at] === character.colon && isBlank(this.#codes[at + 1]) ? at : -1;
  }

  #isDash(start: number): boolean {
    return this.#codes[start] === character.dash && isBlank(this.#codes[start + 1]);
  }
}
