import { accept, duration, refine, refuse, text as textInput } from '#input';
import { type MetricConfig, metricsReader } from './metrics.ts';
import { field, list, map, optionalField, text } from './reader.ts';
import { oneLine } from './settings.ts';
import { type WindowConfig, windowReader } from './window.ts';

/** What a change of an environment's images waits for. */
export interface GatesConfig {
  /** For how long the freight has to have run in the environment before, in milliseconds. */
  readonly soak: number | undefined;
  readonly checks: readonly CheckConfig[];
  /** How many approvals of people who may write. */
  readonly approvals: number | undefined;
  readonly window: WindowConfig | undefined;
  readonly metrics: readonly MetricConfig[];
  readonly attestation: AttestationConfig | undefined;
}

/** A commit status or check run on the environment before. */
export interface CheckConfig {
  /** Its context or name; a `*` at the end stands for any rest. */
  readonly context: string;
  /** The login of who posts it: a name alone, anyone who may write could post. */
  readonly by: string;
}

/** A provenance of each image. */
export interface AttestationConfig {
  /** The workflow that signs, as owner/name/path, with an @ref where only that one may. */
  readonly signer: string;
}

/** `30m`, `24h`, `7d`. */
const soak = refine(textInput, (value) => {
  const inHours = value.replace(/(\d+)d/g, (_, days: string) => `${Number(days) * 24}h`);
  const parsed = duration.parse(inHours);
  return parsed.ok && Number.isSafeInteger(parsed.value) ? parsed : refuse('a duration like 30m, 24h or 7d');
});

const context = refine(oneLine, (value) =>
  /^[^*]+\*?$/.test(value) ? accept(value) : refuse('the context of a status, with a "*" at its end alone'),
);

/** A login, of an app with `[bot]`. */
export const login = refine(textInput, (value) =>
  /^[A-Za-z0-9][\w-]*(\[bot\])?$/.test(value) ? accept(value) : refuse('a login without "@"'),
);

const count = refine(textInput, (value) =>
  /^[1-9]\d{0,2}$/.test(value) ? accept(Number(value)) : refuse('a whole number above 0'),
);

const signer = refine(textInput, (value) =>
  /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml(@[\w./-]+)?$/.test(value)
    ? accept(value)
    : refuse('a workflow as owner/name/.github/workflows/file.yml'),
);

export const noGates: GatesConfig = Object.freeze({
  soak: undefined,
  checks: [],
  approvals: undefined,
  window: undefined,
  metrics: [],
  attestation: undefined,
});

export const gatesReader = map({
  soak: optionalField(text(soak), undefined),
  checks: optionalField(list(map({ context: field(text(context)), by: field(text(login)) })), []),
  approvals: optionalField(text(count), undefined),
  window: optionalField(windowReader, undefined),
  metrics: optionalField(metricsReader, []),
  attestation: optionalField(map({ signer: field(text(signer)) }), undefined),
});
