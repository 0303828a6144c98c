import type { Delivery } from '#environment';
import { type ImageReference, parseReference } from '#image';

export function reference(text: string): ImageReference {
  const parsed = parseReference(text);
  if (!parsed.ok) throw new Error(`expected ${parsed.expected}`);
  return parsed.value;
}

export function digest(byte: string): string {
  return `sha256:${byte.repeat(32)}`;
}

export const delivery: Delivery = {
  action: 'set',
  environment: 'dev',
  app: 'shop',
  images: [reference(`ghcr.io/acme/shop:1.0.1@${digest('ab')}`)],
  previous: [reference('ghcr.io/acme/shop:1.0.0')],
  source: {
    repository: 'acme/shop',
    sha: '1'.repeat(40),
    run: 'https://github.com/acme/shop/actions/runs/7',
  },
  actor: 'octocat',
};
