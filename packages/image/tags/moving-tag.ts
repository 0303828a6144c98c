/** What moves with each higher release: `latest`, `1.2`, `1`. */
export const movingTags = ['latest', 'minor', 'major'] as const;
export type MovingTag = (typeof movingTags)[number];
