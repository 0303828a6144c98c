import { accept, type Parser, refuse } from '#input';
import { readYaml } from '#manifest';
import { Entry } from '../kubeconfig/entry.ts';
import { credentialsIn } from '../kubeconfig/leaves.ts';

/** The kubeconfig itself, or the file that holds it. */
export type KubeconfigInput = { readonly text: string } | { readonly path: string };

/** As long as any path can be: https://man7.org/linux/man-pages/man3/realpath.3.html */
const longestPath = 4096;

/** A text of several lines or of JSON is the kubeconfig itself, everything else the path of one. */
export const kubeconfig: Parser<KubeconfigInput> = {
  parse(raw) {
    const value = raw.trim();
    if (isContent(value)) return accept({ text: raw });
    return value.length > longestPath || /\p{C}/u.test(value)
      ? refuse('a kubeconfig, or the path of one')
      : accept({ path: value });
  },
  secretsIn(value) {
    if (!isContent(value)) return [];
    try {
      const users = new Entry(readYaml({ path: 'kubeconfig', text: value })).list('users');
      return credentialsIn(users).map((each) => each.reveal());
    } catch {
      // nobody knows what is a credential in something that cannot be read
      return value.split(/\r?\n/).map((line) => line.trim());
    }
  },
};

function isContent(value: string): boolean {
  return value.includes('\n') || value.startsWith('{');
}
