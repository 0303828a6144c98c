import type { GitHub, GitHubOptions } from './github.ts';

export declare function startGitHub(options?: GitHubOptions): Promise<GitHub>;
