/**
 * Writes openapi.json: the operations that the local GitHub implements, out of GitHub's own OpenAPI description.
 *
 *   npm install --prefix <directory> @octokit/openapi@23.0.2
 *   node test/sandbox/github/vendor/extract.ts <directory>/node_modules/@octokit/openapi
 *
 * The package is 385 MB unpacked, so it is no dependency. Prose, examples and error bodies are dropped.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const operations = [
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/branches',
  'GET /repos/{owner}/{repo}/branches/{branch}',
  'GET /repos/{owner}/{repo}/commits/{ref}',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'POST /repos/{owner}/{repo}/git/blobs',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'POST /repos/{owner}/{repo}/git/trees',
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'POST /repos/{owner}/{repo}/git/commits',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'POST /repos/{owner}/{repo}/git/refs',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
  'GET /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
  'GET /repos/{owner}/{repo}/actions/runs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun',
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel',
  'GET /meta',
  'GET /repos/{owner}/{repo}/keys',
  'POST /repos/{owner}/{repo}/keys',
  'DELETE /repos/{owner}/{repo}/keys/{key_id}',
  'GET /app',
  'GET /repos/{owner}/{repo}/installation',
  'POST /app/installations/{installation_id}/access_tokens',
  'DELETE /installation/token',
  'POST /repos/{owner}/{repo}/attestations',
  'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
  'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
  'POST /repos/{owner}/{repo}/statuses/{sha}',
  'GET /repos/{owner}/{repo}/deployments',
  'POST /repos/{owner}/{repo}/deployments',
  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'GET /repos/{owner}/{repo}/releases',
  'POST /repos/{owner}/{repo}/releases',
  'POST /repos/{owner}/{repo}/releases/generate-notes',
  'GET /repos/{owner}/{repo}/releases/tags/{tag}',
  'PATCH /repos/{owner}/{repo}/releases/{release_id}',
  'DELETE /repos/{owner}/{repo}/releases/{release_id}',
  'POST /repos/{owner}/{repo}/releases/{release_id}/assets',
  'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}',
];

interface Json {
  [key: string]: unknown;
}

const dropped = new Set(['description', 'summary', 'example', 'examples', 'tags', 'x-github', 'x-github-breaking-changes', 'title']);

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown, what: string): Json {
  if (!isObject(value)) throw new Error(`${what} is no object`);
  return value;
}

/** `named` says that the keys of `value` are names somebody chose: a property may be called `description`. */
function withoutProse(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => named || !dropped.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutProse(item, !named && key === 'properties')]));
}

function resolve(document: Json, pointer: string): unknown {
  let value: unknown = document;
  for (const segment of pointer.slice(2).split('/')) value = object(value, pointer)[segment];
  return value;
}

/** Error answers are listed by status only: their bodies are all of one form. */
function operation(document: Json, route: string): Json {
  const [method, path] = route.split(' ');
  const item = object(object(document['paths'], 'paths')[path ?? ''], route);
  const found = object(item[(method ?? '').toLowerCase()], route);
  const responses = Object.entries(object(found['responses'], route)).map(([status, response]) => {
    const isRef = isObject(response) && typeof response['$ref'] === 'string';
    const resolved = isRef ? resolve(document, String(response['$ref'])) : response;
    return [status, status.startsWith('2') ? { content: object(resolved, status)['content'] ?? {} } : {}];
  });
  const parameters = Array.isArray(found['parameters']) ? found['parameters'] : [];
  return object(
    withoutProse({
      operationId: found['operationId'],
      externalDocs: found['externalDocs'],
      parameters: parameters.map((entry) => (isObject(entry) && entry['$ref'] ? resolve(document, String(entry['$ref'])) : entry)),
      requestBody: found['requestBody'],
      responses: Object.fromEntries(responses),
    }),
    route,
  );
}

function schemasReached(document: Json, from: unknown, reached: Map<string, unknown>): void {
  if (Array.isArray(from)) for (const item of from) schemasReached(document, item, reached);
  if (!isObject(from)) return;
  const reference = from['$ref'];
  if (typeof reference === 'string' && !reached.has(reference)) {
    const schema = withoutProse(resolve(document, reference));
    reached.set(reference, schema);
    schemasReached(document, schema, reached);
  }
  for (const item of Object.values(from)) schemasReached(document, item, reached);
}

const root = process.argv[2];
if (root === undefined) throw new Error('usage: extract.ts <unpacked @octokit/openapi>');
const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const document = object(JSON.parse(readFileSync(join(root, 'generated/api.github.com.json'), 'utf8')), 'document');
const extracted = Object.fromEntries(operations.map((route) => [route, operation(document, route)]));
const reached = new Map<string, unknown>();
schemasReached(document, extracted, reached);
const schemas = [...reached].map(([reference, schema]) => [reference.replace('#/components/schemas/', ''), schema]);
const subset = {
  source: `@octokit/openapi ${String(object(manifest, 'package.json')['version'])}, generated/api.github.com.json`,
  operations: extracted,
  components: { schemas: Object.fromEntries(schemas.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))) },
};
writeFileSync(new URL('openapi.json', import.meta.url), `${JSON.stringify(subset)}\n`);
