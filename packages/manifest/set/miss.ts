import { ActionError, formatPosition } from '#error';
import { nearest } from '../nearest.ts';
import { describeDocument } from '../report/document-info.ts';
import { formatKey, pathOf } from '../report/path.ts';
import { textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesBelow, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { describeStatement } from './describe.ts';
import { formatStep } from './format-step.ts';
import type { Missing } from './resolve.ts';
import type { Statement, Step } from './statement.ts';

const shown = 3;

/** Says how far a path leads, and what stands there instead. */
export function missed(document: Document, statement: Statement, { place, rest }: Missing): ActionError {
  const at = positionOf(document.manifest, (place.entry?.key ?? place.node).start);
  const deepest =
    place.parent === undefined ? 'nothing of it matches' : `it matches up to ${pathOf(place)} (${formatPosition(at)})`;
  const [step, next] = rest;
  const [wanted, around] = step.kind === 'deep' && next !== undefined ? [next, placesBelow(place)] : [step, [place]];
  const candidates = around.flatMap((each) => neighbors(document, each, wanted));
  const near = nearest(formatStep(wanted), candidates, ({ name }) => name).slice(0, shown);
  const listed = near.map(({ name, where }) => `${name} (${where()})`).join(', ');
  const found = listed === '' ? 'There is nothing below it' : `The closest there: ${listed}`;
  return new ActionError(
    'NO_MATCH',
    `${describeStatement(statement)} failed: in ${describeDocument(document)} ${deepest}. ${found}.`,
    {
      at,
      hint:
        statement.operator === '-'
          ? 'Correct the path, or drop the line: there is nothing to take out.'
          : 'Correct the path, or write ":=" to create what is missing.',
    },
  );
}

interface Neighbor {
  readonly name: string;
  /** Counts lines, so it is asked for what is shown alone. */
  readonly where: () => string;
}

/** What could have been meant: the keys of a mapping, the elements of a list by the key that was asked for. */
function neighbors({ manifest }: Document, place: Place, step: Step): readonly Neighbor[] {
  return placesIn(place).map((below, index) => {
    const name = below.entry === undefined ? elementName(below, step, index) : formatKey(keyOf(below) ?? '');
    const where = (): string => {
      const { file, line } = positionOf(manifest, (below.entry?.key ?? below.node).start);
      return formatPosition({ file, line });
    };
    return { name, where };
  });
}

function elementName({ node }: Place, step: Step, index: number): string {
  const key = step.kind === 'filter' ? step.conditions[0]?.keys[0] : undefined;
  const value = key === undefined ? undefined : textUnder(node, key);
  return value === undefined ? `[${index}]` : `[${key}=${value}]`;
}
