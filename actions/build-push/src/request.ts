import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { BuildRequest } from '#engine';
import { ActionError } from '#error';
import { formatReference } from '#image';
import type { Identity } from './identity.ts';
import type { Inputs } from './inputs.ts';
import { type Surroundings, settingsOf } from './settings.ts';
import { standardFacts } from './standard-facts.ts';

export type Location = Pick<BuildRequest, 'context' | 'file' | 'fileName'>;

/** Absolute; it may not be there. */
export function contextOf({ context }: Inputs, workspace: string): string {
  return resolve(workspace, context);
}

/** @throws ActionError FILE_NOT_FOUND */
export async function locate(inputs: Inputs, workspace: string): Promise<Location> {
  const context = contextOf(inputs, workspace);
  const file = inputs.file === undefined ? join(context, 'Dockerfile') : resolve(workspace, inputs.file);
  const fileName = relative(workspace, file);
  if (!(await stat(context).catch(() => undefined))?.isDirectory()) {
    throw notFound(`the context "${inputs.context}"`, 'folder');
  }
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw notFound(`the Dockerfile "${fileName}"`, 'file');
  return { context, file, fileName };
}

export interface Circumstances extends Surroundings {
  readonly location: Location;
  /** A folder of this run alone. */
  readonly temp: string;
  /** The page of the repository; '' when it is not known. */
  readonly source: string;
}

export function requestFor(
  inputs: Inputs,
  identity: Identity,
  { location, temp, source, ...surroundings }: Circumstances,
): BuildRequest {
  const facts = standardFacts(identity, source);
  const labels = new Map([...facts, ...inputs.labels]);
  return {
    ...settingsOf(inputs, new Map([...facts.keys()].map((key) => [key, labels.get(key) ?? ''])), surroundings),
    ...{ ...location, temp, labels },
    target: inputs.target,
    buildArgs: inputs.buildArgs,
    epochSeconds: identity.epochSeconds,
    names: inputs.image.map(({ reference }) => formatReference({ ...reference, tag: identity.tag })),
  };
}

function notFound(what: string, kind: string): ActionError {
  return new ActionError('FILE_NOT_FOUND', `Reading ${what} failed: there is no such ${kind} in the workspace.`, {
    hint: 'Check out the repository first (actions/checkout), and check the inputs "context" and "file".',
  });
}
