import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { foldersOf, type OwnFolder } from '../bundle/folders.ts';

export interface ActionInput {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly default: string;
}

export interface ActionOutput {
  readonly name: string;
  readonly description: string;
}

/** What an action.yml says to its users: the contract that code, README and workflows are held against. */
export interface ActionMetadata {
  readonly name: string;
  /** `actions/build-push` */
  readonly folder: string;
  readonly description: string;
  readonly inputs: readonly ActionInput[];
  readonly outputs: readonly ActionOutput[];
}

/** Reads every `actions/<name>/action.yml`, sorted by name. Throws when an input or output has no description. */
export async function readActions(root: string): Promise<readonly ActionMetadata[]> {
  return await readAll(root, (await foldersOf(root)).actions);
}

/** The same of `.github/actions/<name>/action.yml`. */
export async function readOwnActions(root: string): Promise<readonly ActionMetadata[]> {
  return await readAll(root, (await foldersOf(root)).own);
}

function readAll(root: string, folders: readonly OwnFolder[]): Promise<readonly ActionMetadata[]> {
  return Promise.all(folders.map((folder) => readAction(root, folder)));
}

async function readAction(root: string, { name, source }: OwnFolder): Promise<ActionMetadata> {
  const folder = dirname(source);
  const file = `${folder}/action.yml`;
  const document = record(parse(await readFile(join(root, file), 'utf8')), file);
  return {
    name,
    folder,
    description: described(document, file),
    inputs: Object.entries(record(document.inputs ?? {}, `${file}: inputs`)).map(([key, value]) => {
      const input = record(value, `${file}: input ${key}`);
      return {
        name: key,
        description: described(input, `${file}: input ${key}`),
        required: input.required === true,
        default: input.default === undefined ? '' : String(input.default),
      };
    }),
    outputs: Object.entries(record(document.outputs ?? {}, `${file}: outputs`)).map(([key, value]) => ({
      name: key,
      description: described(record(value, `${file}: output ${key}`), `${file}: output ${key}`),
    })),
  };
}

function described(node: Readonly<Record<string, unknown>>, where: string): string {
  if (typeof node.description !== 'string' || node.description.trim() === '')
    throw new Error(`${where} has no description.`);
  return node.description.trim();
}

export function record(node: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) throw new Error(`${where} is not a mapping.`);
  return node as Readonly<Record<string, unknown>>;
}
