import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve as resolvePath } from 'node:path';
import { resolveTexts } from '../expressions/resolve.ts';
import { NotImplemented, StepProblem } from '../problem.ts';
import type { Bundle } from '../signer.ts';
import type { ActionWork } from '../syntax/step.ts';
import type { Texts } from '../value.ts';
import { announce, type StepCall, type StepDone } from './call.ts';
import { provenanceOf, type Subject } from './provenance.ts';

const known = new Set(['subject-name', 'subject-digest', 'subject-checksums', 'github-token']);

/**
 * Stands in for actions/attest, pinned by any commit, as far as it attests how an image or files were built: a statement about the
 * job, signed with the runner's key instead of one that a certificate of Sigstore vouches for, is kept by the local GitHub.
 */
export async function attest(call: StepCall, work: ActionWork): Promise<StepDone> {
  const inputs = resolveTexts(work.with, call.scope);
  for (const name of Object.keys(inputs)) {
    if (!known.has(name)) throw new NotImplemented(`actions/attest's input '${name}'`);
  }
  announce(call, work.uses, ['with:', ...Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`)]);
  const { job } = call.frame;
  const subjects = await subjectsOf(call, inputs);
  if (job.granted['id-token'] !== 'write') {
    const what = 'Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable';
    throw new StepProblem(`Failed to get ID token: Error message: ${what}`);
  }
  const bundle = job.engine.signer.sign(provenanceOf(job.contexts, subjects));
  const file = join(job.temp, `${randomUUID()}.attestation.json`);
  await writeFile(file, JSON.stringify(bundle));
  const id = await store(call, bundle, inputs['github-token'] ?? job.token);
  const url = `${job.facts.GITHUB_SERVER_URL}/${job.facts.GITHUB_REPOSITORY}/attestations/${id}`;
  job.log.write(`Attestation uploaded to repository\n${url}`);
  const [{ name = '', digest = {} } = {}, ...others] = subjects;
  const named = `${name}@sha256:${digest.sha256}${others.length === 0 ? '' : ` and ${others.length} more`}`;
  return {
    ok: true,
    outputs: { 'bundle-path': file, 'attestation-id': String(id), 'attestation-url': url },
    summary: `### Attestation Created\n\n[${named}](${url})\n`,
  };
}

/** @see https://github.com/actions/attest/blob/main/action.yml */
async function subjectsOf({ frame }: StepCall, inputs: Texts): Promise<readonly Subject[]> {
  const { 'subject-digest': digest = '', 'subject-checksums': checksums = '' } = inputs;
  if (checksums === '') return [subjectOf(inputs)];
  if (digest !== '') {
    throw new StepProblem('Only one of subject-path, subject-digest, or subject-checksums may be provided');
  }
  const file = resolvePath(frame.job.workspace, checksums);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StepProblem(`subject checksums file not found: ${checksums}`);
  });
  const subjects = text
    .split('\n')
    .filter((row) => row !== '')
    .map(subjectIn);
  if (subjects.length > mostSubjects) {
    throw new StepProblem(`Too many subjects specified. The maximum number of subjects is ${mostSubjects}.`);
  }
  return subjects;
}

const mostSubjects = 1024;

/** As sha256sum writes it. */
function subjectIn(row: string): Subject {
  const [, sha256, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(row) ?? [];
  if (sha256 === undefined || name === undefined) throw new StepProblem(`Invalid digest: ${row}`);
  return { name, digest: { sha256 } };
}

function subjectOf(inputs: Texts): Subject {
  const { 'subject-name': name = '', 'subject-digest': digest = '' } = inputs;
  if (digest === '') {
    throw new StepProblem('One of subject-path, subject-digest, or subject-checksums must be provided');
  }
  const [, hex] = /^sha256:([a-f0-9]{64})$/.exec(digest) ?? [];
  if (hex === undefined) {
    throw new StepProblem('subject-digest must be in the format "sha256:<hex-digest>"');
  }
  if (name === '') throw new StepProblem('subject-name must be provided when using subject-digest');
  return { name, digest: { sha256: hex } };
}

async function store({ frame, signal }: StepCall, bundle: Bundle, token: string): Promise<number> {
  const { engine, facts } = frame.job;
  const response = await fetch(`${engine.host.apiUrl}/repos/${facts.GITHUB_REPOSITORY}/attestations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ bundle }),
    signal,
  });
  const answer: unknown = await response.json();
  const { id, message } = typeof answer === 'object' && answer !== null ? { id: 0, message: '', ...answer } : {};
  if (response.status === 201 && typeof id === 'number') return id;
  throw new StepProblem(`Failed to persist attestation: ${message}`);
}
