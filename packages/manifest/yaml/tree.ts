import { COLLECTION_STYLE, EVENT_ID, type Event } from 'js-yaml';
import type { Entry, Node } from './node.ts';
import { properties, scalarNode } from './scalar-node.ts';
import { skipTrivia } from './trivia.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;
type MappingEvent = Of<typeof EVENT_ID.MAPPING>;
type SequenceEvent = Of<typeof EVENT_ID.SEQUENCE>;

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
        return scalarNode(text, event, { floor, inFlow: openBrackets > 0 });
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
