import { EVENT_ID, type Event } from 'js-yaml';

/** What a parser reports of a text: a list of events, each of which is made when it is first asked for. */
export interface EventSource {
  readonly length: number;
  readonly eventAt: (index: number) => Event | undefined;
  /** The index behind the last event of the node that begins with an event. */
  readonly endOf: (index: number) => number;
}

export function sourceOf(events: readonly Event[]): EventSource {
  const ends = endsOf(events);
  return {
    length: events.length,
    eventAt: (index) => events[index],
    endOf: (index) => ends[index] ?? ends.length,
  };
}

/** For each event the index behind its node's last one. */
export function endsOf(events: readonly Event[]): readonly number[] {
  const ends: number[] = [];
  const open: number[] = [];
  let index = 0;
  for (const { type } of events) {
    ends.push(index + 1);
    if (type === EVENT_ID.POP) ends[open.pop() ?? index] = index + 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push(index);
    index += 1;
  }
  return ends;
}
