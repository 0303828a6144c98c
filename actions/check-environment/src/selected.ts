import { posix } from 'node:path';

/** Whether a path of a repository is one that a checkout would have been searched for. */
export function isSelected(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const wanted = posix.normalize(pattern).replace(/\/$/, '');
    if (path === wanted || posix.matchesGlob(path, wanted)) return true;
    return isManifest(path) && (wanted === '.' || path.startsWith(`${wanted}/`));
  });
}

function isManifest(path: string): boolean {
  const isClosed = /(?:^|\/)(?:\.github|node_modules)\//.test(path);
  return !isClosed && /\.(?:ya?ml|json)$|(?:^|\/)[Kk]ustomization$/.test(path);
}
