import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../state/world.ts';

export function hooksDirectory({ directory }: Pick<World, 'directory'>): string {
  return join(directory, 'hooks');
}

/** Refuses, in GitHub's words, what the rules of a branch do not let anybody push. */
const preReceive = `#!/bin/sh
while read -r before after ref; do
  case " $RULED_REFS " in
    *" $ref "*)
      echo "error: GH013: Repository rule violations found for $ref." >&2
      case "$ref" in
        refs/tags/*) echo "- Cannot update this protected ref." >&2 ;;
        *) echo "- Changes must be made through a pull request." >&2 ;;
      esac
      exit 1 ;;
  esac
done
`;

/**
 * One post-receive hook for all repositories writes down what a push moved. Comparing refs before and after would
 * mistake what someone else moved meanwhile for a part of the push.
 */
const postReceive = '#!/bin/sh\nexec cat > "$PUSH_RECORD"\n';

export async function installReceiveHooks(world: Pick<World, 'directory'>): Promise<void> {
  await mkdir(hooksDirectory(world), { recursive: true });
  for (const [name, script] of Object.entries({ 'pre-receive': preReceive, 'post-receive': postReceive })) {
    const file = join(hooksDirectory(world), name);
    await writeFile(file, script);
    await chmod(file, 0o755);
  }
}
