/** The permissions that a workflow's `permissions:` and an App can name, as far as the local GitHub knows them. */
export type Permission =
  | 'actions'
  | 'administration'
  | 'artifact-metadata'
  | 'attestations'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'discussions'
  | 'id-token'
  | 'issues'
  | 'members'
  | 'metadata'
  | 'models'
  | 'packages'
  | 'pages'
  | 'pull-requests'
  | 'repository-projects'
  | 'security-events'
  | 'statuses'
  | 'workflows';

export type Access = 'read' | 'write';

export type Permissions = Readonly<Partial<Record<Permission, Access>>>;

/** Who a token speaks for, and exactly what it may do. */
export interface Grant {
  /** A login; that of an App or of a job ends in `[bot]`. */
  readonly actor: string;
  /** Pushes and merges made with a job's token start no runs. */
  readonly kind: 'user' | 'app' | 'job';
  /** By `owner/name`; `*` holds for every repository that has no entry of its own. */
  readonly repositories: Readonly<Record<string, Permissions>>;
}
