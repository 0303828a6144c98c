export { type ActionDefinition, action } from './action.ts';
export type { AnnotationLevel, Log } from './log.ts';
export { code, details, escapeText, fenced, link, table } from './markdown.ts';
export { neutralize } from './neutralize.ts';
export type { Runner } from './runner.ts';
