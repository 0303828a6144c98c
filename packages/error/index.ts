export { ActionError, type ErrorDetails } from './action-error.ts';
export { type ErrorCode, errorCodes } from './codes.ts';
export { formatPosition, type Position } from './position.ts';
