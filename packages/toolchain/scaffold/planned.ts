import type { Checkout } from './checkout.ts';
import { codeOwners } from './render.ts';
import type { Request } from './request.ts';
import type { Survey } from './survey.ts';

export interface PlannedFile {
  readonly checkout: Checkout;
  readonly path: string;
  readonly text: string;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** What a person has to look at or to do. */
  readonly notes: readonly string[];
}

/** What all plans are made of. */
export interface Facts {
  readonly request: Request & { readonly toolkit: string };
  /** owner/name */
  readonly environmentRepository: string;
  readonly survey: Survey;
}

export function workflowPath(name: string): string {
  return `.github/workflows/${name}.yml`;
}

/** Where GitHub looks; the first one that is there binds. */
const ownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

export function ownersFile({ owners }: Request, checkout: Checkout, paths: readonly string[]): readonly PlannedFile[] {
  if (owners.length === 0) return [];
  const path = ownersPaths.find((each) => checkout.files.includes(each)) ?? '.github/CODEOWNERS';
  return [{ checkout, path, text: codeOwners(paths, owners) }];
}
