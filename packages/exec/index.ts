export { onCancel, stopChildren } from './cancel.ts';
export { ExecError } from './exec-error.ts';
export { type ExecuteOptions, execute, type Output } from './execute.ts';
export { findCommand } from './find-command.ts';
