import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Entry, Node, ScalarStyle } from './node.ts';
import { skipTrivia } from './trivia.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;
type ScalarEvent = Of<typeof EVENT_ID.SCALAR>;
type MappingEvent = Of<typeof EVENT_ID.MAPPING>;
type SequenceEvent = Of<typeof EVENT_ID.SEQUENCE>;

const styles: Readonly<Record<ScalarEvent['style'], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/** The events end early or come out of order: a bug, here or in the parser. */
class BrokenEvents extends Error {}

/**
 * Gives events the spans that they lack: where collections end, and where a value that is not written would stand.
 * @returns the root node of each document
 */
export function treesOf(text: string, events: readonly Event[]): readonly Node[] {
  let position = 0;
  let openBrackets = 0;
  const next = (): Event => {
    const event = events[position++];
    if (event === undefined) throw new BrokenEvents('The events of the parser end early.');
    return event;
  };
  const isAtPop = (): boolean => events[position]?.type === EVENT_ID.POP;

  /** @param floor where the text before this node ends */
  const read = (floor: number): Node => {
    const event = next();
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return scalarOf(text, event, { floor, inFlow: openBrackets > 0 });
      case EVENT_ID.ALIAS: {
        const [start, end] = [event.anchorStart - 1, event.anchorEnd];
        return { kind: 'alias', start, end, name: text.slice(event.anchorStart, end) };
      }
      case EVENT_ID.MAPPING:
        return readMap(event);
      case EVENT_ID.SEQUENCE:
        return readSequence(event);
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
        throw new BrokenEvents('The events of the parser are out of order.');
    }
  };

  const readMap = (event: MappingEvent): Node => {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const entries: Entry[] = [];
    let end = flow ? event.start + 1 : event.start;
    if (flow) openBrackets += 1;
    while (!isAtPop()) {
      const key = read(after(text, end, ','));
      const value = read(after(text, key.end, ':'));
      entries.push({ key, value });
      end = value.end;
    }
    position += 1;
    if (flow) openBrackets -= 1;
    return {
      kind: 'map',
      flow,
      entries,
      start: event.start,
      end: closed(text, event, end),
      ...properties(text, event),
    };
  };

  const readSequence = (event: SequenceEvent): Node => {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const items: Node[] = [];
    let end = flow ? event.start + 1 : event.start;
    if (flow) openBrackets += 1;
    while (!isAtPop()) {
      const item = read(after(text, end, flow ? ',' : '-'));
      items.push(item);
      end = item.end;
    }
    position += 1;
    if (flow) openBrackets -= 1;
    return {
      kind: 'sequence',
      flow,
      items,
      start: event.start,
      end: closed(text, event, end),
      ...properties(text, event),
    };
  };

  const roots: Node[] = [];
  while (position < events.length) {
    next();
    roots.push(read(roots.at(-1)?.end ?? 0));
    position += 1;
  }
  return roots;
}

interface Context {
  readonly floor: number;
  readonly inFlow: boolean;
}

function scalarOf(text: string, event: ScalarEvent, { floor, inFlow }: Context): Node {
  const notes = { inFlow, ...properties(text, event) };
  if (event.valueStart < 0) {
    const at = Math.max(floor, event.anchorEnd, event.tagEnd);
    return { kind: 'scalar', style: 'empty', text: '', start: at, end: at, ...notes };
  }
  const style = styles[event.style];
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  const isBlock = style === 'literal' || style === 'folded';
  const start = event.valueStart - quote;
  const end = isBlock ? contentEnd(text, event) : event.valueEnd + quote;
  return { kind: 'scalar', style, start, end, text: getScalarValue(text, event), ...notes };
}

/** A block scalar's event ends behind the blank lines below it. They belong to the value only where `+` keeps them. */
function contentEnd(text: string, event: ScalarEvent): number {
  const isKept = /[|>][0-9]?\+/.test(headerOf(text, event.valueStart));
  if (isKept) return event.valueEnd;
  return event.valueStart + text.slice(event.valueStart, event.valueEnd).replace(/(?:\r?\n[ \t]*)+$/, '').length;
}

/** The line above a block scalar's content. */
function headerOf(text: string, contentStart: number): string {
  return text.slice(text.lastIndexOf('\n', contentStart - 2) + 1, contentStart);
}

function after(text: string, offset: number, mark: string): number {
  const at = skipTrivia(text, offset);
  return text[at] === mark ? at + 1 : offset;
}

function closed(text: string, event: MappingEvent | SequenceEvent, contentEnd: number): number {
  if (event.style === COLLECTION_STYLE.BLOCK) return contentEnd;
  const bracket = skipTrivia(text, after(text, contentEnd, ','));
  const [expected, other] = event.type === EVENT_ID.MAPPING ? ['}', ']'] : [']', '}'];
  if (text[bracket] === expected) return bracket + 1;
  // `[a: b]` holds a mapping without braces of its own
  if (text[bracket] === other || text[event.start] !== '{') return contentEnd;
  throw new BrokenEvents(`No "${expected}" closes the collection at offset ${event.start}.`);
}

type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

function properties(text: string, event: Properties): { readonly anchor?: string; readonly tag?: string } {
  return {
    ...(event.anchorStart >= 0 && { anchor: text.slice(event.anchorStart, event.anchorEnd) }),
    ...(event.tagStart >= 0 && { tag: text.slice(event.tagStart, event.tagEnd) }),
  };
}
