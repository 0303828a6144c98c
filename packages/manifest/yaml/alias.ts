import { ActionError } from '#error';
import { type AliasNode, children, type Node } from './node.ts';
import { type Document, type Place, placesBelow, trailOf } from './place.ts';
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
      hint: `Write the value out where "*${alias.name}" stands, edit the anchor by hand, or allow it: \`fan-out: allow\`.`,
    },
  );
}

/**
 * Refuses to take out an anchor that an alias elsewhere needs: that would change what stands there, or break the file.
 * @param lost the nodes that the edit takes out
 * @throws ActionError ALIAS_FAN_OUT
 */
export function refuseLostAnchor({ manifest, root }: Document, lost: readonly Node[]): void {
  const anchors = new Set(lost.flatMap(anchorsIn));
  const alias = anchors.size === 0 ? undefined : aliasIn(root, anchors, new Set(lost));
  if (alias === undefined) return;
  const { line } = positionOf(manifest, alias.start);
  throw new ActionError(
    'ALIAS_FAN_OUT',
    `Editing ${manifest.path} failed: what is taken out holds anchor "&${alias.name}", which line ${line} repeats.`,
    {
      at: positionOf(manifest, lost[0]?.start ?? 0),
      hint: `Write the value out where "*${alias.name}" stands first.`,
    },
  );
}

function anchorsIn(node: Node): readonly string[] {
  const below = children(node).flatMap(anchorsIn);
  return node.anchor === undefined ? below : [node.anchor, ...below];
}

function aliasIn(
  node: Node,
  anchors: ReadonlySet<string>,
  except: ReadonlySet<Node> = new Set(),
): AliasNode | undefined {
  if (except.has(node)) return undefined;
  if (node.kind === 'alias') return anchors.has(node.name) ? node : undefined;
  for (const child of children(node)) {
    const found = aliasIn(child, anchors, except);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Trees never change: what their aliases stand for is found once. */
const targetsByRoot = new WeakMap<Node, ReadonlyMap<Node, Node>>();

/** What each alias of a document stands for: the last node before it that has its anchor. */
export function aliasTargets(root: Node): ReadonlyMap<Node, Node> {
  const known = targetsByRoot.get(root);
  if (known !== undefined) return known;
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const visit = (node: Node): void => {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    const target = node.kind === 'alias' ? anchors.get(node.name) : undefined;
    if (target !== undefined) targets.set(node, target);
    for (const child of children(node)) visit(child);
  };
  visit(root);
  targetsByRoot.set(root, targets);
  return targets;
}

/** The place that an alias stands for. */
export function targetOf({ root }: Document, { node }: Place): Place | undefined {
  const target = aliasTargets(root).get(node);
  return target && placesBelow({ node: root }).find((place) => place.node === target);
}
