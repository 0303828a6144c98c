import { code, escapeText, table } from '#action';
import type { Result } from './result.ts';

export function summary({ name, namespace, scope, type, path, keys, certificate }: Result): string {
  const rows = [
    ['Secret', code(namespace === '' ? name : `${namespace}/${name}`)],
    ['Opened', escapeText(meanings[scope])],
    ['Type', code(type)],
    ['Keys', keys.map((key) => code(key)).join(', ')],
    ['File', code(path)],
    ['Certificate', `${code(certificate.fingerprint)}, until ${certificate.expires.toISOString().slice(0, 10)}`],
  ];
  return `### Sealed Secret\n\n${table(['', ''], rows)}\n`;
}

const meanings: Readonly<Record<Result['scope'], string>> = {
  strict: 'under this name in this namespace (strict)',
  'namespace-wide': 'under any name in this namespace (namespace-wide)',
  'cluster-wide': 'under any name in any namespace (cluster-wide)',
};
