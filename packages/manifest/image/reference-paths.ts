import { textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, textAt } from '../yaml/place.ts';

/** One place where manifests name images by a whole reference. The README of patch-manifests lists the same. */
interface ReferencePath {
  readonly fits: (document: Document, place: Place) => boolean;
  /** A text that may as well be something else: only one with a tag or a digest counts. */
  readonly isLoose: boolean;
  /** What may stand in front of the reference. */
  readonly prefix?: RegExp;
}

const flag = /^--?[A-Za-z0-9.-]*image=/;

const referencePaths: readonly ReferencePath[] = [
  // Containers of every kind (Pod, Deployment, Rollout, CloneSet, Knative's Service), container and script templates of
  // Argo Workflows, steps of Tekton, spec.image of operators, relatedImages of a ClusterServiceVersion, Helm values; with
  // docker:// runs.image of an action
  {
    fits: (document, place) => keyOf(place) === 'image' && !isScanned(document, place),
    isLoose: false,
    prefix: /^docker:\/\//,
  },
  // spec.baseImage, spec.thanosImage, the annotation containerImage of a ClusterServiceVersion, flat Helm values, variables
  // of Terraform
  { fits: (_document, place) => /(?:Image|[_-]image)$/.test(keyOf(place) ?? ''), isLoose: true },
  // CloudNativePG
  {
    fits: (document, place) => isField(document, place, ['spec', 'imageName'], /^postgresql\.cnpg\.io\//),
    isLoose: true,
  },
  // Crossplane's Provider, Configuration and Function
  { fits: (document, place) => isField(document, place, ['spec', 'package'], /^pkg\.crossplane\.io\//), isLoose: true },
  // Operations of a JSON patch
  { fits: (_document, place) => isOperation(place), isLoose: false },
  // Volumes of a Pod that are images
  { fits: (_document, place) => keyOf(place) === 'reference' && isUnderImage(place), isLoose: false },
  // Operators are told by variables (RELATED_IMAGE_…, …_IMAGE) and arguments (--solver-image=…) which images they deploy
  { fits: (_document, place) => isOperand(place), isLoose: true },
  { fits: (_document, place) => isArgument(place), isLoose: true, prefix: flag },
];

/** Whether a reference may stand at a place, and what it must have to count as one. A schema describes, and names none. */
export function referencePathOf(document: Document, place: Place): Omit<ReferencePath, 'fits'> | undefined {
  if (textUnder(document.root, 'kind') === 'CustomResourceDefinition') return undefined;
  return referencePaths.find(({ fits }) => fits(document, place));
}

/** Flux's ImageRepository names what it looks for tags of: no reference belongs there. */
function isScanned(document: Document, place: Place): boolean {
  return isField(document, place, ['spec', 'image'], /^image\.toolkit\.fluxcd\.io\//);
}

function isField({ root }: Document, place: Place, [outer, inner]: readonly [string, string], group: RegExp): boolean {
  if (keyOf(place) !== inner || place.parent === undefined || keyOf(place.parent) !== outer) return false;
  return place.parent.parent?.node === root && group.test(textUnder(root, 'apiVersion') ?? '');
}

function isUnderImage({ parent }: Place): boolean {
  return parent !== undefined && keyOf(parent) === 'image';
}

function isOperand({ parent, entry, ...place }: Place): boolean {
  if (entry === undefined || keyOf({ ...place, entry }) !== 'value') return false;
  return /^RELATED_IMAGE_|_IMAGE$/.test(textUnder(parent?.node, 'name') ?? '');
}

function isOperation({ parent, entry, ...place }: Place): boolean {
  if (entry === undefined || keyOf({ ...place, entry }) !== 'value' || textUnder(parent?.node, 'op') === undefined)
    return false;
  return textUnder(parent?.node, 'path')?.endsWith('/image') === true;
}

function isArgument(place: Place): boolean {
  const list = place.parent === undefined ? undefined : keyOf(place.parent);
  return (list === 'args' || list === 'command') && flag.test(textAt(place) ?? '');
}
