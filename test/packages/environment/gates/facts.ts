import { type EnvironmentConfig, evaluateGates, type GateFacts, type GateResult, readConfig } from '#environment';

/** An environment with these gates behind one or two others. */
export function environmentWith(gates: string, more = ''): EnvironmentConfig {
  const file = `version: 1\nenvironments: [{ name: dev }, { name: qa, after: [] }, { name: prod, after: [dev, qa], gates: ${gates} ${more} }]\n`;
  const found = readConfig(file).environments[2];
  if (found === undefined) throw new Error('The file has three environments.');
  return found;
}

export const nothing: GateFacts = {
  sources: [],
  review: undefined,
  metrics: new Map(),
  images: [],
  attestations: new Map(),
};

/** The one gate of an environment. */
export function evaluate(environment: EnvironmentConfig, facts: Partial<GateFacts>, now: string): GateResult {
  const results = evaluateGates(environment, { ...nothing, ...facts }, new Date(now));
  const [result] = results;
  if (result === undefined || results.length > 1) throw new Error(`There are ${results.length} gates.`);
  return result;
}
