import { ActionError } from '#error';
import { type AliasNode, children, type Node } from './node.ts';
import { type Document, type Place, trailOf } from './place.ts';
import { positionOf } from './position.ts';

/**
 * Refuses an edit that would show at several places: one inside a node that an alias repeats.
 * @throws ActionError ALIAS_FAN_OUT
 */
export function refuseFanOut({ manifest, root }: Document, place: Place): void {
  const anchors = new Set(trailOf(place).flatMap(({ node }) => node.anchor ?? []));
  const alias = anchors.size === 0 ? undefined : aliasIn(root, anchors);
  if (alias === undefined) return;
  const { line } = positionOf(manifest, alias.start);
  throw new ActionError(
    'ALIAS_FAN_OUT',
    `Editing ${manifest.path} failed: the value belongs to anchor "&${alias.name}", which line ${line} repeats.`,
    {
      at: positionOf(manifest, place.node.start),
      hint: `Write the value out where "*${alias.name}" stands, or edit the anchor by hand.`,
    },
  );
}

function aliasIn(node: Node, anchors: ReadonlySet<string>): AliasNode | undefined {
  if (node.kind === 'alias') return anchors.has(node.name) ? node : undefined;
  for (const child of children(node)) {
    const found = aliasIn(child, anchors);
    if (found !== undefined) return found;
  }
  return undefined;
}
