/**
 * GitHub's filter patterns: `*` stops at a slash, `**` does not, `?` and `+` repeat what stands before them,
 * `[…]` is a set. A later pattern wins; one that starts with `!` takes away.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    if (expressionOf(negative ? pattern.slice(1) : pattern).test(name)) matched = !negative;
  }
  return matched;
}

const special: Readonly<Record<string, string>> = { '**': '.*', '*': '[^/]*', '?': '?', '+': '+' };

function expressionOf(pattern: string): RegExp {
  const source = pattern.replaceAll(/\\[\s\S]|\*\*|[*?+]|\[[^\]]+\]|[^\w]/g, (part) => {
    if (part.startsWith('\\') && part.length > 1) return literally(part.slice(1));
    if (part.startsWith('[') && part.length > 1) return part.replaceAll('\\', '\\\\').replace('[^', '[\\^');
    return special[part] ?? literally(part);
  });
  return new RegExp(`^${source}$`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}
