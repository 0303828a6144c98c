import { accept, refine, refuse, text as textInput } from '#input';
import { field, invalid, list, map, optionalField, type Reader, text, unique } from './reader.ts';
import { oneLine } from './settings.ts';

/** An instant query, all of whose series must lie in the bounds. */
export interface MetricConfig {
  readonly name: string;
  /** The server's base URL. */
  readonly prometheus: string;
  readonly query: string;
  /** Exclusive, as `above` is. */
  readonly below: number | undefined;
  readonly above: number | undefined;
}

/** https, and http on this machine alone: a query and its answer decide what is deployed. */
const serverUrl = refine(textInput, (value) => {
  const expected = refuse('an https URL without user, query and fragment');
  if (!URL.canParse(value)) return expected;
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  if (`${username}${password}${search}${hash}` !== '' || /[?#@]/.test(value)) return expected;
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback) ? accept(value.replace(/\/+$/, '')) : expected;
});

const bound = refine(textInput, (value) =>
  /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(value) && Number.isFinite(Number(value))
    ? accept(Number(value))
    : refuse('a number'),
);

/** A query may be written over several lines. */
const query = refine(textInput, (value) => (value === '' ? refuse('a query') : accept(value)));

const shape = map({
  name: field(text(oneLine)),
  prometheus: field(text(serverUrl)),
  query: field(text(query)),
  below: optionalField(text(bound), undefined),
  above: optionalField(text(bound), undefined),
});

const metric: Reader<MetricConfig> = (value, name) => {
  const read = shape(value, name);
  if (read.below !== undefined || read.above !== undefined) return read;
  throw invalid(name, 'the key "below" or "above"', value.at());
};

export const metricsReader = unique(list(metric));
