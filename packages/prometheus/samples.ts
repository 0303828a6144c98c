/** The value of each series that a query returned, or why there is none to be judged. */
export type Samples = { readonly values: readonly number[] } | { readonly problem: string };

/** Reads the answer to an instant query. */
export function samplesOf(host: string, status: number, text: string): Samples {
  if (status >= 300 && status < 400) return { problem: `${host} answered with a redirect, which is not followed` };
  if (status === 401 || status === 403) return { problem: `${host} answered ${status}: it wants another token` };
  const answer = parse(text);
  if (status !== 200 || answer?.status !== 'success') {
    const said = typeof answer?.error === 'string' ? `: ${oneLine(answer.error)}` : '';
    return { problem: `${host} answered ${status}${said}` };
  }
  // Some of what was asked for may be missing
  const [warning] = Array.isArray(answer.warnings) ? answer.warnings : [];
  if (warning !== undefined) return { problem: `${host} warns: ${oneLine(String(warning))}` };
  return isObject(answer.data) ? valuesOf(host, answer.data) : { problem: `${host} answered without data` };
}

function valuesOf(host: string, { resultType, result }: Readonly<Record<string, unknown>>): Samples {
  switch (resultType) {
    case 'scalar':
      return { values: [numberIn(result)] };
    case 'vector':
      if (!Array.isArray(result)) return { problem: `${host} answered without a result` };
      return { values: result.map((series: unknown) => numberIn(isObject(series) ? series.value : undefined)) };
    default:
      return { problem: `${host} answered with a ${oneLine(String(resultType))}: a query for numbers is wanted` };
  }
}

/** `[<time>, "<value>"]`; NaN where there is no number: a histogram has none. */
function numberIn(sample: unknown): number {
  const value: unknown = Array.isArray(sample) && sample.length === 2 ? sample[1] : undefined;
  if (typeof value !== 'string') return Number.NaN;
  if (/^[-+]Inf$/.test(value)) return value === '+Inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a server says goes where people read: one line, and not long. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
