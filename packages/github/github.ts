import { readAttestations } from './attestations.ts';
import { type Commit, type RemoteStatus, readCommit, readStatuses } from './commit.ts';
import { compareCommits, type Lineage, type Range, readCommitsBetween, readLineage, readMergeBase } from './compare.ts';
import { defaultBranch } from './default-branch.ts';
import { addDeployKey, listDeployKeys, type RemoteDeployKey, removeDeployKey } from './deploy-keys.ts';
import { type DeploymentRequest, type DeploymentStatus, ensureDeployment, setDeploymentStatus } from './deployment.ts';
import { type DispatchedRun, type DispatchRequest, dispatchWorkflow } from './dispatch.ts';
import { newExactTexts } from './exact-texts.ts';
import { type FolderFacts, type FolderQuestion, lookAtFolder } from './folder.ts';
import type { PastPage, PastQuestion } from './history/past.ts';
import { readPast } from './history/read-past.ts';
import { inspect } from './inspect.ts';
import type { Inspection } from './inspection.ts';
import { type IssueRequest, type KeptIssue, keepIssue } from './issues.ts';
import type { LandedCommit } from './landed.ts';
import { listBlobs, listFiles } from './list-files.ts';
import { hostKeys } from './meta.ts';
import type { PathState } from './path-state.ts';
import { type Patience, patience as patienceFor } from './patience.ts';
import type { Plan } from './plan.ts';
import type { Facts } from './promotion/facts.ts';
import type { FactsQuestion } from './promotion/facts-query.ts';
import { type Overview, type OverviewQuestion, readOverview } from './promotion/overview.ts';
import { readFacts } from './promotion/read-facts.ts';
import { type NewStatus, setStatus } from './promotion/set-status.ts';
import { type PullRequestState, readPullRequestState } from './pull-request-state.ts';
import type { Question } from './question.ts';
import { mergeCommit, type Place, readFilesAt, readStatesAt } from './read-at.ts';
import { readRecord } from './record/read-record.ts';
import type { RecordPage, RecordQuestion } from './record/record.ts';
import type { RemoteFile } from './remote-file.ts';
import { type RequiredCheck, readRequiredChecks } from './required-checks.ts';
import { send, sendEach } from './send.ts';
import type { Sent, SentField } from './sent.ts';
import { readSnapshot } from './snapshot/read-snapshot.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import { createTransport, type Server } from './transport.ts';
import { cancelRun, findRun, type WorkflowRun, workflowRun } from './workflow-run.ts';
import { type ObjectCommit, writeCommit } from './write-commit.ts';

/** A GitHub server, as one token sees it. Every method rejects with an ActionError that says what to do. */
export interface GitHub {
  /** One request. */
  readonly inspect: (question: Question) => Promise<Inspection>;
  /** One request, never repeated; one a field on a server that refuses documents of several fields. */
  readonly send: (plan: Plan) => Promise<Sent>;
  /** The same, for fields that do not depend on each other: what became of each. */
  readonly sendEach: (plan: Plan) => Promise<readonly SentField[]>;
  /** One request a hundred commits: what files held before. */
  readonly past: (question: PastQuestion) => Promise<PastPage>;
  /** What a commit holds at these paths. */
  readonly readFiles: (place: Place, paths: readonly string[]) => Promise<readonly RemoteFile[]>;
  /** What stands at these paths in a commit, without the contents. */
  readonly readStates: (place: Place, paths: readonly string[]) => Promise<ReadonlyMap<string, PathState>>;
  /** The paths of all files below a tree. */
  readonly listFiles: (repository: string, tree: string) => Promise<readonly string[]>;
  /** The same of a tree or a commit, each with the id of its content. */
  readonly listBlobs: (repository: string, tree: string) => Promise<ReadonlyMap<string, string>>;
  /** A page of a branch's commits, with who stands behind each and what files held after it: one request. */
  readonly record: (question: RecordQuestion) => Promise<RecordPage>;
  /** What GitHub knows of a repository and git does not: one request, and one more for every hundred open pull requests. */
  readonly snapshot: (repository: string) => Promise<Snapshot>;
  /** Makes a commit that no branch leads to: some requests, which can be repeated. */
  readonly writeCommit: (commit: ObjectCommit) => Promise<LandedCommit>;
  /** What a pull request was merged as; undefined if it was not. */
  readonly mergeCommit: (
    repository: string,
    number: number,
  ) => Promise<{ readonly oid: string; readonly verified: boolean } | undefined>;
  /** One request; undefined where the token sees no such commits. */
  readonly compareCommits: (repository: string, range: Range) => Promise<Lineage | undefined>;
  /** How a commit or branch stands to a commit; undefined where GitHub does not know one of them. */
  readonly lineage: (repository: string, range: Range) => Promise<Lineage | undefined>;
  /** The newest commit that both hold; undefined where GitHub does not know one of them. */
  readonly mergeBase: (repository: string, range: Range) => Promise<string | undefined>;
  /** What came after a commit, oldest first; at most 100. */
  readonly commitsBetween: (repository: string, range: Range) => Promise<readonly string[]>;
  /** A commit, or the head of a branch. */
  readonly commit: (repository: string, ref: string) => Promise<Commit>;
  /** What others say of a commit: the newest of each context. */
  readonly statuses: (repository: string, commit: string) => Promise<readonly RemoteStatus[]>;
  /** The configuration and every open pull request: one request, and one more for every hundred of these. */
  readonly overview: (question: OverviewQuestion) => Promise<Overview>;
  /** What promotions and gates are judged by: one request. */
  readonly facts: (question: FactsQuestion) => Promise<Facts>;
  readonly setStatus: (status: NewStatus) => Promise<void>;
  /** The bundles that are kept about a digest, which nobody has verified. */
  readonly attestations: (repository: string, digest: string) => Promise<readonly unknown[]>;
  readonly pullRequestState: (repository: string, number: number) => Promise<PullRequestState>;
  /** The id of the deployment with the payload, made if there is none. */
  readonly ensureDeployment: (request: DeploymentRequest) => Promise<string>;
  readonly setDeploymentStatus: (
    deployment: { readonly repository: string; readonly id: string },
    status: DeploymentStatus,
  ) => Promise<void>;
  /** What the rulesets of a branch require; undefined where the token may not see them. */
  readonly requiredChecks: (repository: string, branch: string) => Promise<readonly RequiredCheck[] | undefined>;
  /** The name of the branch. */
  readonly defaultBranch: (repository: string) => Promise<string>;
  /** Starts a workflow; undefined where the server does not say which run it started. */
  readonly dispatchWorkflow: (request: DispatchRequest) => Promise<DispatchedRun | undefined>;
  readonly workflowRun: (repository: string, id: string) => Promise<WorkflowRun>;
  /** The run whose title holds the mark that one of its inputs carries; undefined if there is none yet. */
  readonly findRun: (repository: string, mark: string) => Promise<DispatchedRun | undefined>;
  readonly cancelRun: (repository: string, id: string) => Promise<void>;
  /** A folder of a branch, and whether the repository is private. */
  readonly folder: (question: FolderQuestion) => Promise<FolderFacts>;
  /** Opens, updates or closes the one issue with a marker; undefined where there is none, and nothing to say. */
  readonly keepIssue: (request: IssueRequest) => Promise<KeptIssue | undefined>;
  readonly deployKeys: (repository: string) => Promise<readonly RemoteDeployKey[]>;
  /** Registers a key that can read and never write. */
  readonly addDeployKey: (repository: string, key: Pick<RemoteDeployKey, 'title' | 'key'>) => Promise<void>;
  readonly removeDeployKey: (repository: string, id: number) => Promise<void>;
  /** Of git over SSH: `ssh-ed25519 AAAA…`; empty where the server does not tell them. */
  readonly hostKeys: () => Promise<readonly string[]>;
}

/** How long a read is repeated where nothing else is said, in milliseconds. */
const readPatience = 60_000;

export function connectGitHub(server: Server, patience: Patience = patienceFor(readPatience)): GitHub {
  const transport = createTransport(server, patience);
  const exact = newExactTexts();
  return {
    inspect: (question) => inspect(transport, question, exact),
    send: (plan) => send(transport, plan),
    sendEach: (plan) => sendEach(transport, plan),
    past: (question) => readPast(transport, question, exact),
    readFiles: (place, paths) => readFilesAt(transport, { ...place, exact }, paths),
    readStates: (place, paths) => readStatesAt(transport, place, paths),
    listFiles: (repository, tree) => listFiles(transport, repository, tree),
    listBlobs: (repository, tree) => listBlobs(transport, repository, tree),
    record: (question) => readRecord(transport, question),
    snapshot: (repository) => readSnapshot(transport, repository),
    writeCommit: (commit) => writeCommit(transport, commit),
    mergeCommit: (repository, number) => mergeCommit(transport, repository, number),
    compareCommits: (repository, range) => compareCommits(transport, repository, range),
    lineage: (repository, range) => readLineage(transport, repository, range),
    mergeBase: (repository, range) => readMergeBase(transport, repository, range),
    commitsBetween: (repository, range) => readCommitsBetween(transport, repository, range),
    commit: (repository, ref) => readCommit(transport, repository, ref),
    statuses: (repository, commit) => readStatuses(transport, repository, commit),
    overview: (question) => readOverview(transport, question, exact),
    facts: (question) => readFacts(transport, question, exact),
    setStatus: (status) => setStatus(transport, status),
    attestations: (repository, digest) => readAttestations(transport, repository, digest),
    pullRequestState: (repository, number) => readPullRequestState(transport, repository, number),
    ensureDeployment: (request) => ensureDeployment(transport, request),
    setDeploymentStatus: (deployment, status) => setDeploymentStatus(transport, deployment, status),
    requiredChecks: (repository, branch) => readRequiredChecks(transport, repository, branch),
    defaultBranch: (repository) => defaultBranch(transport, repository),
    dispatchWorkflow: (request) => dispatchWorkflow(transport, request),
    workflowRun: (repository, id) => workflowRun(transport, repository, id),
    findRun: (repository, mark) => findRun(transport, repository, mark),
    cancelRun: (repository, id) => cancelRun(transport, repository, id),
    folder: (question) => lookAtFolder(transport, question),
    keepIssue: (request) => keepIssue(transport, request),
    deployKeys: (repository) => listDeployKeys(transport, repository),
    addDeployKey: (repository, key) => addDeployKey(transport, repository, key),
    removeDeployKey: (repository, id) => removeDeployKey(transport, repository, id),
    hostKeys: () => hostKeys(transport),
  };
}
