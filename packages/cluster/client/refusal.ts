import { ActionError, type ErrorCode, type ErrorDetails } from '#error';
import { redact, type Secret } from '#secret';
import { objectsAt, parseJson, textAt } from '../json.ts';
import { advice } from './advice.ts';
import type { Answer, Call } from './call.ts';

export interface ApiRefusal {
  /** The HTTP status. */
  readonly status: number;
  /** The server's word for it: `Conflict`, `Invalid`; '' where it gave none. */
  readonly reason: string;
  readonly causes: readonly { readonly reason: string; readonly field: string; readonly message: string }[];
}

/** The API server refused a request. */
export class ApiError extends ActionError {
  readonly refusal: ApiRefusal;

  constructor(code: ErrorCode, message: string, details: ErrorDetails & { readonly refusal: ApiRefusal }) {
    super(code, message, details);
    this.refusal = details.refusal;
  }
}

/** The error that an answer of status 400 or more stands for. */
export function refusalOf({ operation }: Call, answer: Answer, secrets: readonly Secret[]): ApiError {
  const body = parseJson(answer.text);
  const refusal = {
    status: answer.status,
    reason: textAt(body, 'reason'),
    causes: objectsAt(body, 'details', 'causes').map((cause) => ({
      reason: textAt(cause, 'reason'),
      field: textAt(cause, 'field'),
      message: textAt(cause, 'message'),
    })),
  };
  const words = textAt(body, 'message') || answer.text;
  const code = codeOf(refusal, words);
  const said = oneLine(redact(words, secrets)) || 'nothing more';
  return new ApiError(code, `${operation} failed: the API server answered ${answer.status}, "${said}".`, {
    hint: advice[code] ?? 'Read what the API server says above.',
    refusal,
  });
}

interface Rule {
  readonly status: number;
  readonly words: RegExp;
  readonly code: ErrorCode;
}

// The server says with words alone what went wrong behind one status; the first rule that fits counts.
const rules: readonly Rule[] = [
  { status: 401, words: /^/, code: 'AUTH_EXPIRED' },
  { status: 403, words: /attempting to grant RBAC permissions not currently held/, code: 'RBAC_ESCALATION' },
  { status: 403, words: /because it is being terminated/, code: 'NAMESPACE_TERMINATING' },
  { status: 403, words: /exceeded quota|failed quota|status unknown for quota/, code: 'QUOTA' },
  { status: 403, words: /violates PodSecurity/, code: 'POD_SECURITY' },
  { status: 403, words: /admission webhook .* denied|denied request|ValidatingAdmissionPolicy/, code: 'K8S_REFUSED' },
  { status: 403, words: /^/, code: 'RBAC_DENIED' },
  { status: 409, words: /conflict with|conflicts with/, code: 'CONFLICT' },
  { status: 409, words: /object is being deleted/, code: 'NAMESPACE_TERMINATING' },
  { status: 422, words: /status\.storedVersions/, code: 'CRD_STORED_VERSION' },
  {
    status: 422,
    words: /field is immutable|updates to statefulset spec for fields other than|cannot change roleRef/i,
    code: 'IMMUTABLE_FIELD',
  },
  { status: 500, words: /request to convert CR/, code: 'CRD_STORED_VERSION' },
  { status: 500, words: /failed calling webhook|failed to call webhook/, code: 'WEBHOOK_DOWN' },
  { status: 500, words: /failed to create typed (?:patch )?object/, code: 'K8S_REFUSED' },
  { status: 503, words: /no endpoints available for service/, code: 'WEBHOOK_DOWN' },
];

function codeOf({ status }: ApiRefusal, words: string): ErrorCode {
  const rule = rules.find((each) => each.status === status && each.words.test(words));
  if (rule !== undefined) return rule.code;
  return status === 429 || status >= 500 ? 'K8S_UNREACHABLE' : 'K8S_REFUSED';
}

const shownCharacters = 600;

/** Untrusted text on one line, bounded. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
