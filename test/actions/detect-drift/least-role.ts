import { readFileSync } from 'node:fs';
import { type KubernetesObject, readObjects } from '#cluster';
import { root } from '../../repository/source-files.ts';

/** The ClusterRole that the README gives, bound to a user. */
export function leastRole(user: string): readonly KubernetesObject[] {
  const readme = readFileSync(`${root}/actions/detect-drift/README.md`, 'utf8');
  const [, block = ''] = /^ {4}```yaml fragment\n([\s\S]*?)^ {4}```$/m.exec(readme) ?? [];
  const [role] = readObjects({ path: 'README.md', text: block.replace(/^ {4}/gm, '') });
  if (role?.kind !== 'ClusterRole') throw new Error('The README gives no ClusterRole.');
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'looker' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.metadata.name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user }],
  };
  return [role, binding];
}
