import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { isJson, type Json } from './json.ts';
import { strict, withNullable } from './schema.ts';

const root = 'https://docs.github.com/openapi';
/** Answers that GitHub gives on every operation without documenting them on each. */
const undocumented = new Set([401, 403, 404, 422, 429]);

/** GitHub's OpenAPI description of the operations implemented here: what requests and answers are held against. */
class Contract {
  readonly #operations: Json;
  readonly #exact = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  /** Parameters arrive as text. */
  readonly #coercing = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: true });

  constructor(file: URL) {
    const subset = withNullable(JSON.parse(readFileSync(file, 'utf8')));
    if (!isJson(subset) || !isJson(subset.operations)) throw new Error(`${file.pathname} holds no operations`);
    this.#operations = Object.fromEntries(
      Object.entries(subset.operations).map(([route, operation]) => [route, strict(operation)]),
    );
    const document = { $id: root, ...subset, operations: this.#operations };
    this.#exact.addSchema(document);
    this.#coercing.addSchema(document);
  }

  get routes(): readonly string[] {
    return Object.keys(this.#operations);
  }

  documentationUrl(route: string): string {
    const operation = this.#operations[route];
    const docs = isJson(operation) ? operation.externalDocs : undefined;
    return isJson(docs) ? String(docs.url) : 'https://docs.github.com/rest';
  }

  /** What is wrong with a request; an unknown query parameter or body member is. */
  requestViolations(
    route: string,
    request: { readonly path: Json; readonly query: Json; readonly body: unknown },
  ): readonly string[] {
    return [
      ...this.#violations(this.#coercing, [route, 'path'], request.path, 'path'),
      ...this.#violations(this.#coercing, [route, 'query'], request.query, 'query'),
      ...this.#bodyViolations(route, request.body),
    ];
  }

  /** What is wrong with an answer; raw media types have no schema. */
  replyViolations(route: string, status: number, body: unknown): readonly string[] {
    const responses = this.#at([route, 'responses']);
    const response = isJson(responses) ? responses[String(status)] : undefined;
    if (response === undefined)
      return undocumented.has(status) || status >= 500 ? [] : [`status ${status} is not documented`];
    if (status >= 300 || body instanceof Buffer) return [];
    const schema = [route, 'responses', String(status), 'content', 'application/json', 'schema'];
    if (this.#at(schema) === undefined) return body === undefined ? [] : [`status ${status} has no body`];
    return this.#violations(this.#exact, schema, body, 'body');
  }

  #bodyViolations(route: string, body: unknown): readonly string[] {
    const requestBody = this.#at([route, 'requestBody']);
    if (!isJson(requestBody)) return body === undefined ? [] : ['body: the operation takes none'];
    if (body === undefined) return requestBody.required === true ? ['body: is required'] : [];
    return this.#violations(this.#exact, [route, 'requestBody', 'content', 'application/json', 'schema'], body, 'body');
  }

  #at(path: readonly string[]): unknown {
    return path.reduce<unknown>((value, key) => (isJson(value) ? value[key] : undefined), this.#operations);
  }

  #violations(ajv: Ajv, path: readonly string[], value: unknown, name: string): readonly string[] {
    const pointer = ['operations', ...path].map((key) =>
      encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate: ValidateFunction | undefined = ajv.getSchema(`${root}#/${pointer.join('/')}`);
    if (validate === undefined) throw new Error(`no schema at ${path.join(' / ')}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const extra: unknown = params.additionalProperty;
      return `${name}${instancePath} ${message ?? 'is wrong'}${typeof extra === 'string' ? `: ${extra}` : ''}`;
    });
  }
}

let shared: Contract | undefined;

/** Compiling a schema takes some 20 ms: once for each process, not for each server. */
export function githubContract(): Contract {
  shared ??= new Contract(new URL('../vendor/openapi.json', import.meta.url));
  return shared;
}
