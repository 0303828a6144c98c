import { type JsonObject, textsAt } from '../json.ts';

/** A command line flag that takes a value after `=`; of a `list`, the value is one item among others. */
export type Flag = readonly [name: string, value: string, kind?: 'list'];

/**
 * A container's arguments with these flags. A flag that stands there is replaced where it stands, by its name and whatever its
 * place is; one that does not is added last.
 */
export function withFlags(container: JsonObject, flags: readonly Flag[]): JsonObject {
  return { ...container, args: flags.reduce(withFlag, textsAt(container, 'args')) };
}

function withFlag(args: readonly string[], [name, value, kind]: Flag): readonly string[] {
  const place = args.findIndex((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  const present = args[place]?.split('=').slice(1).join('=') ?? '';
  if (kind === 'list' && present.split(',').includes(value)) return args;
  const written = kind === 'list' && present !== '' ? `--${name}=${present},${value}` : `--${name}=${value}`;
  return place < 0 ? [...args, written] : args.with(place, written);
}
