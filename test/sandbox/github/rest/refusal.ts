import type { Json } from './json.ts';

/** An error that GitHub itself would answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly errors: readonly Json[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    details: { readonly errors?: readonly Json[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = details.errors;
    this.headers = details.headers ?? {};
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** 422 with one entry in `errors`. */
export function validationFailed(error: Json): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [error] });
}
