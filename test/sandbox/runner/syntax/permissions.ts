import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Access } from '../host.ts';
import { entriesOf, textOf } from './tree.ts';

/** What a token may do; a name that is absent means `none`. */
export type Permissions = Readonly<Record<string, Access>>;

const readable = [
  'actions',
  'artifact-metadata',
  'attestations',
  'checks',
  'code-quality',
  'contents',
  'deployments',
  'discussions',
  'drives',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
  'vulnerability-alerts',
];
const readOnly = new Set(['models', 'vulnerability-alerts']);
const writeOnly = ['copilot-requests', 'id-token'];

/** A `permissions:` key; undefined where there is none. What is not named in a mapping is not granted. */
export function readPermissions(token: TemplateToken | undefined): Permissions | undefined {
  if (token === undefined) return undefined;
  const shorthand = textOf(token);
  if (shorthand === 'read-all') return Object.fromEntries(readable.map((name) => [name, 'read']));
  if (shorthand === 'write-all') return everything();
  const granted: Record<string, Access> = {};
  for (const [name, level] of entriesOf(token)) {
    const access = textOf(level);
    if (access === 'read' || access === 'write') granted[name] = access;
  }
  return granted;
}

function everything(): Permissions {
  const writable = [...readable.filter((name) => !readOnly.has(name)), ...writeOnly];
  return Object.fromEntries([
    ...writable.map((name) => [name, 'write'] as const),
    ...[...readOnly].map((name) => [name, 'read'] as const),
  ]);
}

/** What is asked beyond what is allowed, in GitHub's words; undefined if nothing is. */
export function excess(asked: Permissions, allowed: Permissions): { asked: string; allowed: string } | undefined {
  const names = Object.keys(asked).filter((name) => rank(asked[name]) > rank(allowed[name]));
  if (names.length === 0) return undefined;
  const list = (permissions: Permissions) => names.map((name) => `${name}: ${permissions[name] ?? 'none'}`).join(', ');
  return { asked: list(asked), allowed: list(allowed) };
}

function rank(access: Access | undefined): number {
  return access === undefined ? 0 : access === 'read' ? 1 : 2;
}
