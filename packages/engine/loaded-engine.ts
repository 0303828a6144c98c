import type { Engine, EngineName } from './engine.ts';

/** An engine whose code is loaded when it is first asked for something: most runs use one of them all. */
export function loadedEngine(name: EngineName, load: () => Promise<Engine>): Engine {
  let loading: Promise<Engine> | undefined;
  const loaded = (): Promise<Engine> => {
    loading ??= load();
    return loading;
  };
  return {
    name,
    prepare: loaded,
    probe: async (request) => (await loaded()).probe(request),
    build: async (request) => (await loaded()).build(request),
  };
}
