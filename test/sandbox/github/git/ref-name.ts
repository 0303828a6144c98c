/** A full name as https://git-scm.com/docs/git-check-ref-format allows it. */
export function isRefName(name: string): boolean {
  if (!name.startsWith('refs/') || /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|\/\/|[/.]$/u.test(name)) return false;
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}
