import { EVENT_ID, type Event } from 'js-yaml';
import type { Replace } from './edit.ts';
import type { Manifest } from './manifest.ts';
import { readScalar } from './scalar.ts';
import { quoteOf, scalarNode } from './scalar-node.ts';
import type { Splice } from './splice.ts';

type Parsed = Pick<Manifest, 'text' | 'events'>;

interface Written {
  readonly edits: readonly Replace[];
  /** In the order of the text. */
  readonly splices: readonly Splice[];
}

/**
 * Whether a text, parsed again after scalars were replaced, gives the same events as before, each of the same bytes moved
 * by what the splices moved them, except for those scalars: they read back as the values intended. It is quicker than a
 * comparison of trees, and `false` also says that only such a comparison can tell.
 */
export function areEventsProved(before: Parsed, after: Parsed, { edits, splices }: Written): boolean {
  const wanted = new Map(edits.map((edit) => [edit.node.start, edit]));
  if (wanted.size !== edits.length || before.events.length !== after.events.length) return false;
  const moved = mover(splices);
  let found = 0;
  for (const [index, event] of before.events.entries()) {
    const other = after.events[index];
    if (other === undefined) return false;
    const edit = event.type === EVENT_ID.SCALAR ? wanted.get(event.valueStart - quoteOf(event)) : undefined;
    if (edit !== undefined) found += 1;
    if (edit === undefined ? !isMoved(event, other, moved) : !isWritten(after.text, other, edit)) return false;
  }
  return found === edits.length;
}

type Mover = (offset: number) => number;

/** Where offsets of the old text are in the new one; they are asked for in the order of the text. */
function mover(splices: readonly Splice[]): Mover {
  let passed = 0;
  let delta = 0;
  return (offset) => {
    for (let splice = splices[passed]; splice !== undefined && splice.end <= offset; splice = splices[passed]) {
      delta += splice.text.length - (splice.end - splice.start);
      passed += 1;
    }
    return offset < 0 ? offset : offset + delta;
  };
}

function isWritten(text: string, event: Event, { node, value }: Replace): boolean {
  if (event.type !== EVENT_ID.SCALAR) return false;
  const written = scalarNode(text, event, { floor: () => 0, inFlow: node.inFlow });
  return written.anchor === node.anchor && written.tag === node.tag && Object.is(readScalar(written), value);
}

function isMoved(old: Event, now: Event, moved: Mover): boolean {
  switch (old.type) {
    case EVENT_ID.SCALAR:
      return (
        now.type === old.type &&
        areNamesMoved(old, now, moved) &&
        now.style === old.style &&
        now.chomping === old.chomping &&
        now.indent === old.indent &&
        now.valueStart === moved(old.valueStart) &&
        now.valueEnd - now.valueStart === old.valueEnd - old.valueStart
      );
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return (
        now.type === old.type &&
        areNamesMoved(old, now, moved) &&
        now.style === old.style &&
        now.start === moved(old.start)
      );
    case EVENT_ID.ALIAS:
      return (
        now.type === old.type && now.anchorStart === moved(old.anchorStart) && now.anchorEnd === moved(old.anchorEnd)
      );
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
      return now.type === old.type;
  }
}

type Named = Extract<Event, { tagStart: number }>;

/** The anchor and the tag. */
function areNamesMoved(old: Named, now: Named, moved: Mover): boolean {
  if (old.anchorStart < 0 && old.tagStart < 0) return now.anchorStart < 0 && now.tagStart < 0;
  const isAnchorFirst = old.anchorStart <= old.tagStart;
  const order = isAnchorFirst ? ([0, 1] as const) : ([1, 0] as const);
  return order.every((which) => {
    const [start, end] = which === 0 ? [old.anchorStart, old.anchorEnd] : [old.tagStart, old.tagEnd];
    const [newStart, newEnd] = which === 0 ? [now.anchorStart, now.anchorEnd] : [now.tagStart, now.tagEnd];
    return newStart === moved(start) && newEnd - newStart === end - start;
  });
}
