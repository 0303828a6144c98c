export { applyEdit } from './apply-edit.ts';
export { type Edit, editInputs, editOf } from './edit.ts';
export type { EditResult } from './edit-result.ts';
export type { EditableFile } from './load.ts';
export type { Warning } from './planned.ts';
export { readYaml, type YamlMap, type YamlValue } from './read-yaml.ts';
export type { Change, DocumentInfo, Json, Skipped } from './report/change.ts';
export { changesJson } from './report/changes-json.ts';
export type { File } from './yaml/file.ts';
