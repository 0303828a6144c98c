import { COLLECTION_STYLE, EVENT_ID, type Event } from 'js-yaml';
import type { EventSource } from './event-source.ts';
import type { Entry, MapNode, Node, SequenceNode } from './node.ts';
import { properties, scalarNode } from './scalar-node.ts';
import { skipTrivia } from './trivia.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;
type MappingEvent = Of<typeof EVENT_ID.MAPPING>;
type SequenceEvent = Of<typeof EVENT_ID.SEQUENCE>;

/** The events end early or come out of order: a bug, here or in the parser. */
class BrokenEvents extends Error {}

/**
 * Gives events the spans that they lack: where collections end, and where a value that is not written would stand.
 * Members of a collection are made when they are first asked for: most of a manifest is never looked at.
 * @returns the root node of each document
 */
export function treesOf(text: string, events: EventSource): readonly Node[] {
  const source = { text, events };
  const roots: Node[] = [];
  for (let at = 0; at < events.length; at = events.endOf(at)) {
    const before = roots.at(-1);
    roots.push(nodeAt(source, at + 1, { floor: () => before?.end ?? 0, inFlow: false }));
  }
  return roots;
}

interface Source {
  readonly text: string;
  readonly events: EventSource;
}

interface Surroundings {
  /** Where the text before a node ends. */
  readonly floor: () => number;
  /** Inside brackets or braces. */
  readonly inFlow: boolean;
}

function nodeAt(source: Source, at: number, surroundings: Surroundings): Node {
  const { text, events } = source;
  const event = events.eventAt(at);
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return scalarNode(text, event, surroundings);
    case EVENT_ID.ALIAS: {
      const [start, end] = [event.anchorStart - 1, event.anchorEnd];
      return { kind: 'alias', start, end, name: text.slice(event.anchorStart, end) };
    }
    case EVENT_ID.MAPPING:
      return new EventMap(source, { at, event, inFlow: surroundings.inFlow });
    case EVENT_ID.SEQUENCE:
      return new EventSequence(source, { at, event, inFlow: surroundings.inFlow });
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
    case undefined:
      throw new BrokenEvents('The events of the parser are out of order.');
  }
}

interface Begin<E extends MappingEvent | SequenceEvent> {
  readonly at: number;
  readonly event: E;
  readonly inFlow: boolean;
}

/** What collections have in common. A class: accessors of object literals cost more than what they put off. */
abstract class EventCollection<E extends MappingEvent | SequenceEvent> {
  readonly start: number;
  readonly flow: boolean;
  readonly anchor: Node['anchor'];
  readonly tag: Node['tag'];
  readonly properties: Node['properties'];
  protected readonly source: Source;
  protected readonly begin: Begin<E>;
  #end: number | undefined;

  constructor(source: Source, begin: Begin<E>) {
    const { anchor, tag, properties: both } = properties(source.text, begin.event);
    this.source = source;
    this.begin = begin;
    this.start = begin.event.start;
    this.flow = begin.event.style === COLLECTION_STYLE.FLOW;
    this.anchor = anchor;
    this.tag = tag;
    this.properties = both;
  }

  get end(): number {
    this.#end ??= closed(this.source.text, this.begin.event, this.last()?.end ?? this.opened());
    return this.#end;
  }

  /** The indices of the nodes directly in it. */
  protected *members(): Generator<number> {
    const { events } = this.source;
    const end = events.endOf(this.begin.at) - 1;
    for (let at = this.begin.at + 1; at < end; at = events.endOf(at)) yield at;
  }

  /** Behind the bracket. */
  protected opened(): number {
    return this.flow ? this.start + 1 : this.start;
  }

  protected node(at: number, floor: () => number): Node {
    return nodeAt(this.source, at, { floor, inFlow: this.flow || this.begin.inFlow });
  }

  protected abstract last(): Node | undefined;
}

class EventMap extends EventCollection<MappingEvent> implements MapNode {
  readonly kind = 'map';
  #entries: readonly Entry[] | undefined;

  get entries(): readonly Entry[] {
    this.#entries ??= this.#read();
    return this.#entries;
  }

  #read(): readonly Entry[] {
    const { text } = this.source;
    const entries: Entry[] = [];
    let key: Node | undefined;
    for (const at of this.members()) {
      if (key === undefined) {
        const before = entries.at(-1)?.value;
        key = this.node(at, () => after(text, before?.end ?? this.opened(), ','));
      } else {
        const own = key;
        entries.push({ key, value: this.node(at, () => after(text, own.end, ':')) });
        key = undefined;
      }
    }
    return entries;
  }

  protected last(): Node | undefined {
    return this.entries.at(-1)?.value;
  }
}

class EventSequence extends EventCollection<SequenceEvent> implements SequenceNode {
  readonly kind = 'sequence';
  #items: readonly Node[] | undefined;

  get items(): readonly Node[] {
    this.#items ??= this.#read();
    return this.#items;
  }

  #read(): readonly Node[] {
    const { text } = this.source;
    const items: Node[] = [];
    for (const at of this.members()) {
      const before = items.at(-1);
      items.push(this.node(at, () => after(text, before?.end ?? this.opened(), this.flow ? ',' : '-')));
    }
    return items;
  }

  protected last(): Node | undefined {
    return this.items.at(-1);
  }
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
