import { COLLECTION_STYLE, EVENT_ID, type Event } from 'js-yaml';
import { endsOf } from '../event-source.ts';
import { parsed } from '../parsed.ts';

/** Less than is allowed of a whole text: it stands inside other collections. */
const maximumDepth = 100;

export interface FlowEvents {
  readonly events: readonly Event[];
  /** For each event the index behind its node's last one. */
  readonly ends: readonly number[];
}

/**
 * What js-yaml reports of a collection in brackets or braces that stands on one line, with a comment or nothing behind it;
 * `undefined` where something else stands there. Inside brackets only line breaks and tabs depend on what is around them.
 */
export function flowEventsAt(text: string, start: number, end: number): FlowEvents | undefined {
  const line = text.slice(start, end);
  const all = line.includes('\t') ? undefined : parsed(line, maximumDepth);
  const [document, first, ...rest] = all ?? [];
  if (all === undefined || document?.type !== EVENT_ID.DOCUMENT || first === undefined || !isFlow(first))
    return undefined;
  const ends = endsOf(all);
  if (ends[0] !== all.length || ends[1] !== all.length - 1) return undefined;
  return {
    events: [first, ...rest.slice(0, -1)].map((event) => moved(event, start)),
    ends: ends.slice(1, -1).map((each) => each - 1),
  };
}

function isFlow(event: Event): boolean {
  return (
    (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) &&
    event.style === COLLECTION_STYLE.FLOW &&
    event.start === 0
  );
}

function moved(event: Event, by: number): Event {
  const to = (offset: number): number => (offset < 0 ? offset : offset + by);
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return { ...event, ...namesMoved(event, to), valueStart: to(event.valueStart), valueEnd: to(event.valueEnd) };
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return { ...event, ...namesMoved(event, to), start: to(event.start) };
    case EVENT_ID.ALIAS:
      return { ...event, anchorStart: to(event.anchorStart), anchorEnd: to(event.anchorEnd) };
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
      return event;
  }
}

type Names = Pick<Extract<Event, { tagStart: number }>, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

function namesMoved({ anchorStart, anchorEnd, tagStart, tagEnd }: Names, to: (offset: number) => number): Names {
  return { anchorStart: to(anchorStart), anchorEnd: to(anchorEnd), tagStart: to(tagStart), tagEnd: to(tagEnd) };
}
