import type { CheckName } from '#check';
import type { Scene } from '../look.ts';

/** A repository in which one check finds something, or nearly would. */
export interface Case extends Scene {
  readonly check: CheckName;
  readonly title: string;
  /** Where it finds something, as file:line:column; nowhere for a near miss. */
  readonly found: readonly string[];
}

export const digest = `sha256:${'a1'.repeat(32)}`;
export const otherDigest = `sha256:${'b2'.repeat(32)}`;

/** A Deployment that no check finds fault with, with more lines of its pod and its container. */
export function deployment(
  options: { readonly image?: string; readonly pod?: string; readonly container?: string } = {},
) {
  const { image = `ghcr.io/acme/shop:1.0.0@${digest}`, pod = '', container = '' } = options;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:${pod}
      containers:
        - name: shop
          image: ${image}${container}
`;
}
