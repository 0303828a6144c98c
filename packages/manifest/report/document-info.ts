import { formatPosition } from '#error';
import { textUnder, valueUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import type { DocumentInfo } from './change.ts';

export function documentInfo({ root, index }: Document): DocumentInfo {
  const metadata = valueUnder(root, 'metadata');
  const fields = {
    apiVersion: textUnder(root, 'apiVersion'),
    kind: textUnder(root, 'kind'),
    name: textUnder(metadata, 'name'),
    namespace: textUnder(metadata, 'namespace'),
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { index, ...Object.fromEntries(known) };
}

/** `Deployment shop/web (apps/web.yaml:1)`, as far as it is known. */
export function describeDocument(document: Document): string {
  const { kind, name, namespace, index } = documentInfo(document);
  const { line } = positionOf(document.manifest, document.root.start);
  const label = [namespace, name].filter((part) => part !== undefined).join('/');
  const known = [kind, label].filter((part) => part !== undefined && part !== '').join(' ');
  const place = formatPosition({ file: document.manifest.path, line });
  return `${known === '' ? `document ${index}` : known} (${place})`;
}
