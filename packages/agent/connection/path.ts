/** A folder of a repository without what says nothing: `./clusters/production/` is `clusters/production`, the root is ''. */
export function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
