import { spawn } from 'node:child_process';
import { commitMessage, type Delivery } from '#environment';
import { parseReference } from '#image';

const config = `version: 1
defaults: { downgrade: allow }
environments:
  - { name: dev, path: envs/dev }
  - { name: production, path: envs/production }
apps:
  - name: shop
    images:
      - image: ghcr.io/acme/shop
        targets:
          - { file: "{path}/shop.yaml" }
  - name: cart
    images:
      - image: ghcr.io/acme/cart
        targets:
          - { file: "{path}/cart.yaml" }
`;

/** What a commit of the history puts where. */
export interface Change {
  readonly environment: 'dev' | 'production';
  readonly app: 'shop' | 'cart';
  readonly image: string;
  /** What its trailers say, where that is something else. */
  readonly claims?: string;
  readonly message?: string;
  /** Nothing but the message. */
  readonly isEmpty?: boolean;
}

export function image(app: string, version: number): string {
  const digest = version.toString(16).padStart(4, '0').repeat(16);
  return `ghcr.io/acme/${app}:1.0.${version}@sha256:${digest}`;
}

function manifest(app: string, reference: string): string {
  return `kind: Deployment\nmetadata:\n  name: ${app}\nspec:\n  template:\n    spec:\n      containers:\n        - name: ${app}\n          image: ${reference}\n`;
}

export function message(
  { environment, app, image: set, claims = set }: Change,
  action: Delivery['action'] = 'set',
): string {
  const parsed = parseReference(claims);
  if (!parsed.ok) throw new Error(parsed.expected);
  const source = { repository: `acme/${app}`, sha: 'c'.repeat(40), run: 'https://github.com/acme/shop/actions/runs/1' };
  const { headline, body } = commitMessage({
    action,
    environment,
    app,
    images: [parsed.value],
    previous: [],
    source,
    actor: 'olive',
  });
  return `${headline}\n\n${body}\n`;
}

/** `count` changes, of two apps in two environments in turn, each to another version. */
export function changes(count: number): readonly Change[] {
  return Array.from({ length: count }, (_, index) => {
    const app = index % 3 === 0 ? 'cart' : 'shop';
    const environment = index % 2 === 0 ? 'dev' : 'production';
    return { app, environment, image: image(app, index + 2) };
  });
}

const hour = 3_600;
const beginning = Date.parse('2026-01-01T00:00:00Z') / 1_000;

/** What the first commit holds. */
export const files: Readonly<Record<string, string>> = {
  'gitops.yaml': config,
  ...Object.fromEntries(
    ['dev', 'production'].flatMap((environment) =>
      ['shop', 'cart'].map((app) => [`envs/${environment}/${app}.yaml`, manifest(app, image(app, 1))]),
    ),
  ),
};

/** Makes `main` anew: a first commit, and one for each change, an hour apart, as git itself would make them. */
export async function writeHistory(repository: string, all: readonly Change[]): Promise<void> {
  const first = Object.entries(files).map(([path, text]) => fileChange(path, text));
  const commits = [
    commitOf('Begin\n', 0, first.join('')),
    ...all.map((change, index) => {
      const { environment, app, image: set, isEmpty = false } = change;
      const edit = isEmpty ? '' : fileChange(`envs/${environment}/${app}.yaml`, manifest(app, set));
      return commitOf(change.message ?? message(change), index + 1, edit);
    }),
  ];
  const args = [`--git-dir=${repository}`, 'fast-import', '--quiet', '--force'];
  const child = spawn('git', args, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(`reset refs/heads/main\n${commits.join('')}`);
  await new Promise<void>((done, fail) => {
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(`git fast-import ended with ${code}`))));
  });
}

function commitOf(text: string, index: number, edit: string): string {
  const person = `Olive <olive@example.com> ${beginning + index * hour} +0000`;
  return `commit refs/heads/main\ncommitter ${person}\ndata ${Buffer.byteLength(text)}\n${text}\n${edit}\n`;
}

function fileChange(path: string, text: string): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}
