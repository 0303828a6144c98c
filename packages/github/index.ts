export { type AppFacts, readApp } from './app.ts';
export type { AppKey } from './app-key.ts';
export { mintAppToken } from './app-token.ts';
export { blobOid } from './blob.ts';
export { type CommitTarget, type Place, putCommit } from './branch/put-commit.ts';
export { replaceBranch } from './branch/replace-branch.ts';
export { takeBack } from './branch/take-back.ts';
export {
  comment,
  commitOnBranch,
  createBranch,
  describePullRequest,
  dropBranch,
  moveBranches,
  openPullRequest,
} from './changes.ts';
export type { Lineage } from './compare.ts';
export { credentialInputs } from './credential-inputs.ts';
export { decorationFields, missingLabels } from './decorate.ts';
export type { Decoration } from './decoration.ts';
export { addLabels, assign, createLabel, requestReview, setMilestone } from './decoration-fields.ts';
export type { RemoteDeployKey } from './deploy-keys.ts';
export type { DeploymentRequest, DeploymentState, DeploymentStatus } from './deployment.ts';
export type { DispatchedRun, DispatchRequest } from './dispatch.ts';
export { type FileChange, type FileMode, fitsMutation, type Point } from './file-change.ts';
export type { FolderFacts, FolderQuestion } from './folder.ts';
export { connectGitHub, type GitHub } from './github.ts';
export type { PastPage, PastQuestion, PastState } from './history/past.ts';
export { pastQuery } from './history/past-query.ts';
export { inspectQuery } from './inspect-query.ts';
export type { Head, Inspection, OpenPullRequest, RemoteCommit } from './inspection.ts';
export type { IssueRequest, KeptIssue } from './issues.ts';
export { enqueue, type MergeRequest, mergeNow, mergeWhenReady } from './merging.ts';
export type { PathState } from './path-state.ts';
export { type Patience, patience } from './patience.ts';
export { documentOf, type MutationField, type Plan } from './plan.ts';
export type { BranchFacts, BranchHead, Facts, FactsCommit, PlaceFacts, PullRequestFacts } from './promotion/facts.ts';
export { type FactsPlace, type FactsQuestion, factsQuery } from './promotion/facts-query.ts';
export { type Overview, overviewQuery, type ProposedChange } from './promotion/overview.ts';
export type { NewStatus } from './promotion/set-status.ts';
export type { Statement } from './promotion/statement.ts';
export type { Trail, TrailCommit } from './promotion/trail.ts';
export type { Question } from './question.ts';
export { filesQuery, mergeQuery, statesQuery } from './read-at.ts';
export type { BranchCommit, CommitContents, RecordPage, RecordQuestion } from './record/record.ts';
export type { CommitRun, RemoteCheckRun } from './releases/checks.ts';
export type { RemoteAsset, RemoteRelease } from './releases/release.ts';
export { connectReleases, type Releases } from './releases/releases.ts';
export type { RemoteTag, TagMove } from './releases/tags.ts';
export type { NewRelease, Publication, Upload, Written } from './releases/write.ts';
export type { RemoteFile } from './remote-file.ts';
export { remotePath } from './remote-path.ts';
export { repositoryName } from './repository.ts';
export { type RequiredCheck, requiredChecksQuery } from './required-checks.ts';
export { complaintsOf, type Sent, type SentField } from './sent.ts';
export type { Sibling } from './sibling.ts';
export { signIn } from './sign-in.ts';
export type { Snapshot } from './snapshot/snapshot.ts';
export type { Server } from './transport.ts';
export { closedFolders, maximumFiles } from './tree.ts';
export { type Again, type Attempted, againAfter, untilCertain } from './until-certain.ts';
export type { WorkflowRun } from './workflow-run.ts';
