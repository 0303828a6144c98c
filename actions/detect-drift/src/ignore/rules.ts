import type { DriftRule } from '#environment';
import type { Exception } from './scaled.ts';

export interface Ignored {
  readonly rules: readonly Pick<DriftRule, 'kind' | 'path'>[];
  readonly exceptions: readonly Exception[];
}

/** Whether a field may differ: by gitops.yaml, or because another controller sets it on purpose. */
export function isIgnored(
  {
    kind,
    namespace,
    name,
    path,
  }: { readonly kind: string; readonly namespace: string; readonly name: string; readonly path: string },
  { rules, exceptions }: Ignored,
): boolean {
  const object = `${kind} ${namespace}/${name}`;
  return (
    rules.some((rule) => rule.kind === kind && isInside(path, rule.path)) ||
    exceptions.some((exception) => exception.object === object && isInside(path, exception.path))
  );
}

/** Whether a path is another one, or leads into it; `*` stands for any key, and `[*]` for any element. */
function isInside(path: string, around: string): boolean {
  const [steps, wanted] = [stepsOf(path), stepsOf(around)];
  return (
    steps.length >= wanted.length &&
    wanted.every((step, at) => {
      const found = steps[at] ?? '';
      return step === found || (step === '*' && !found.startsWith('[')) || (step === '[*]' && found.startsWith('['));
    })
  );
}

/** A key with a dot in it is quoted, as `metadata.annotations."example.com/key"`. */
function stepsOf(path: string): readonly string[] {
  return path.match(/"(?:[^"]|"")*"|\[(?:"(?:[^"]|"")*"|[^\]"])*\]|[^.["]+/g) ?? [];
}
