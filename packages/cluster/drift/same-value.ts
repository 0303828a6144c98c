import type { FieldPath } from './field-path.ts';

/**
 * Whether a value of a manifest is what the server has made of it: it writes quantities in one way, and leaves out much that says no
 * more than the default.
 */
export function sameValue(wanted: unknown, live: unknown, path: FieldPath): boolean {
  if (wanted === live) return true;
  const isText = isVerbatim(path);
  if (live === undefined) return !isText && (wanted === '' || wanted === 0 || wanted === false);
  if (isText) return false;
  const [a, b] = [quantityOf(wanted), quantityOf(live)];
  return a !== undefined && b !== undefined && Math.abs(a - b) <= Math.abs(a) * 1e-12;
}

/** Where every text says something of its own. */
function isVerbatim(path: FieldPath): boolean {
  const [first, second] = path.map((step) => ('key' in step ? step.key : ''));
  return (
    ['data', 'binaryData', 'stringData'].includes(first ?? '') ||
    (first === 'metadata' && ['labels', 'annotations'].includes(second ?? ''))
  );
}

const suffixes: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
function quantityOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const [, number = '', exponent = '', suffix = ''] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(value)) ?? [];
  const factor = suffixes[suffix];
  return number === '' || factor === undefined ? undefined : Number(`${number}${exponent}`) * factor;
}
