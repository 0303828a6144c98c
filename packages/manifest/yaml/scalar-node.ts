import { CHOMPING_MODE, type EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Node, ScalarNode, ScalarStyle } from './node.ts';
import { lineEnd } from './trivia.ts';

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

const styles: Readonly<Record<ScalarEvent['style'], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

interface Context {
  /** Where the text before the scalar ends; asked for only where the scalar does not say itself where it stands. */
  readonly floor: () => number;
  readonly inFlow: boolean;
}

/** A scalar with its whole span; one that is not written stands behind what is there of it. */
export function scalarNode(text: string, event: ScalarEvent, { floor, inFlow }: Context): ScalarNode {
  const notes = { inFlow, ...properties(text, event) };
  if (event.valueStart < 0) {
    const at = Math.max(floor(), event.anchorEnd, event.tagEnd);
    return { kind: 'scalar', style: 'empty', text: '', start: at, end: at, ...notes };
  }
  const style = styles[event.style];
  const quote = quoteOf(event);
  const isBlock = style === 'literal' || style === 'folded';
  const start = event.valueStart - quote;
  const end = isBlock ? contentEnd(text, event) : event.valueEnd + quote;
  return { kind: 'scalar', style, start, end, text: getScalarValue(text, event), ...notes };
}

/** How many characters stand between a scalar's begin and its content. */
export function quoteOf({ style }: Pick<ScalarEvent, 'style'>): 0 | 1 {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
}

/** A block scalar's event ends behind the blank lines below it. They belong to the value only where `+` keeps them. */
function contentEnd(text: string, { valueStart, valueEnd, chomping }: ScalarEvent): number {
  if (chomping === CHOMPING_MODE.KEEP) return valueEnd;
  let end = valueEnd;
  while (end > valueStart && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end === valueStart ? valueStart : Math.min(lineEnd(text, end), valueEnd);
}

type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/** Anchor and tag of a node. */
export function properties(text: string, event: Properties): Pick<Node, 'anchor' | 'tag' | 'properties'> {
  const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
  if (anchorStart < 0 && tagStart < 0) return {};
  const start = Math.min(...[anchorStart - 1, tagStart].filter((offset) => offset >= 0));
  return {
    ...(anchorStart >= 0 && { anchor: text.slice(anchorStart, anchorEnd) }),
    ...(tagStart >= 0 && { tag: text.slice(tagStart, tagEnd) }),
    properties: { start, end: Math.max(anchorEnd, tagEnd) },
  };
}
