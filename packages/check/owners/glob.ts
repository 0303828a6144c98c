/**
 * Whether a glob as git knows it stands for a path: `*` and `?` stop at a slash, `**` between slashes stands for any folders.
 * Anyone can write one, so that nothing here goes back more than once for each character: no regular expression is made.
 */
export function matchesGlob(glob: string, path: string): boolean {
  return matchFolders(glob.split('/'), path.split('/'));
}

/** By rows: after each part of the pattern, which beginnings of the path it stands for. */
function matchFolders(patterns: readonly string[], names: readonly string[]): boolean {
  let reached: readonly boolean[] = [true, ...names.map(() => false)];
  for (const [at, pattern] of patterns.entries()) {
    const isRest = pattern === '**' && at === patterns.length - 1;
    const before = reached;
    const next = [pattern === '**' && !isRest && before[0] === true];
    for (const [index, name] of names.entries()) {
      const isHere =
        pattern === '**'
          ? next[index] === true || before[index] === true || (!isRest && before[index + 1] === true)
          : before[index] === true && matchName(pattern, name);
      next.push(isHere);
    }
    reached = next;
  }
  return reached.at(-1) === true;
}

/** After a star that did not fit, only the last star takes one more character. */
function matchName(pattern: string, name: string): boolean {
  const parts = partsOf(pattern);
  let [at, part] = [0, 0];
  let star: { readonly part: number; readonly at: number } | undefined;
  while (at < name.length) {
    const wanted = parts[part];
    if (wanted === '*') {
      star = { part, at };
      part += 1;
    } else if (wanted !== undefined && fits(wanted, name.charAt(at))) {
      at += 1;
      part += 1;
    } else if (star !== undefined) {
      star = { part: star.part, at: star.at + 1 };
      [part, at] = [star.part + 1, star.at];
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === '*');
}

type Part = '*' | '?' | { readonly characters: string; readonly isNegated: boolean };

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (const [part] of pattern.matchAll(/\\.|\*+|\?|\[!?\]?[^\]]*\]|./gsu)) {
    if (part.startsWith('*')) parts.push('*');
    else if (part === '?') parts.push('?');
    else if (part.startsWith('[') && part.length > 2) parts.push(classOf(part.slice(1, -1)));
    else parts.push({ characters: part.length > 1 ? part.slice(1) : part, isNegated: false });
  }
  return parts;
}

function classOf(body: string): Part {
  const isNegated = /^[!^]/.test(body);
  const ranges = (isNegated ? body.slice(1) : body).replace(/(.)-(.)/g, (_, first: string, last: string) => {
    const [from, to] = [first.charCodeAt(0), Math.min(last.charCodeAt(0), first.charCodeAt(0) + 255)];
    return Array.from({ length: Math.max(0, to - from + 1) }, (__, index) => String.fromCharCode(from + index)).join(
      '',
    );
  });
  return { characters: ranges, isNegated };
}

function fits(part: Part, character: string): boolean {
  if (part === '*' || part === '?') return true;
  return part.characters.includes(character) !== part.isNegated;
}
