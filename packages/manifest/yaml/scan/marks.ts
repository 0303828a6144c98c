import type { Event } from 'js-yaml';
import { type Codes, character } from './characters.ts';
import { mark, Outline, stride } from './outline.ts';

/** A collection that is open, or the document. */
interface Open {
  readonly kind: number;
  /** Of its members; -1 of the document. */
  readonly column: number;
  /** Where its mark stands. */
  readonly at: number;
  /** Whether a value is still to come: a line below has it, or it is not written. */
  isPending: boolean;
}

/** Most texts fit here; each takes the place of the one before. */
let scratch = new Int32Array(64 * 1024);

/** The marks of one text, and what is open at their end. A class: all that is read of the text so far. */
export class Marks {
  readonly #open: Open[] = [];
  readonly #others: Event[] = [];
  #length = 0;

  get depth(): number {
    return this.#open.length;
  }

  top(): Open {
    const top = this.#open.at(-1);
    if (top === undefined) throw new Error('No collection is open.');
    return top;
  }

  /** Opens a document or a collection. */
  begin(kind: number, column: number, start: number): void {
    if (this.#open.length > 0) this.top().isPending = false;
    this.#open.push({ kind, column, at: this.#length, isPending: false });
    this.put(kind, start, 0);
  }

  expect(): void {
    this.top().isPending = true;
  }

  /** A value that did not come is not written. */
  fill(): void {
    const top = this.top();
    if (top.isPending) this.put(mark.empty, -1, -1);
    top.isPending = false;
  }

  close(): void {
    this.fill();
    this.end(this.#open.pop()?.at ?? 0);
  }

  closeAll(): void {
    while (this.#open.length > 0) this.close();
  }

  put(kind: number, start: number, end: number, indentation = -1): void {
    const at = this.#length;
    this.#length += stride;
    if (this.#length > scratch.length) scratch = grown(scratch);
    scratch[at] = kind;
    scratch[at + 1] = start;
    scratch[at + 2] = end;
    scratch[at + 3] = indentation;
  }

  /** @param ends for each event the index behind its node's last one */
  putOthers(events: readonly Event[], ends: readonly number[]): void {
    const base = this.#length / stride;
    for (const [index, event] of events.entries()) {
      this.put(mark.other, this.#others.length, base + (ends[index] ?? 0));
      this.#others.push(event);
    }
  }

  get length(): number {
    return this.#length;
  }

  /** Takes back what was put since the length was the given one; nothing was opened since that is not closed. */
  takeBack(length: number): void {
    this.#length = length;
  }

  /** Puts a scalar on one line, its quotes included. */
  putScalar(codes: Codes, start: number, end: number): void {
    const first = codes[start];
    if (first === character.doubleQuote) this.put(mark.double, start + 1, end - 1);
    else if (first === character.singleQuote) this.put(mark.single, start + 1, end - 1);
    else this.put(mark.plain, start, end);
  }

  /** Ends a collection that is not kept open. */
  end(at: number): void {
    this.put(mark.pop, 0, 0);
    scratch[at + 2] = this.#length / stride;
  }

  outlineOf(text: string): Outline {
    return new Outline(text, scratch.slice(0, this.#length), this.#others);
  }
}

function grown(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
