export { type CheckoutChange, type CheckoutChanges, checkoutChanges } from './checkout-changes.ts';
export { type HeadCommit, headCommit } from './head-commit.ts';
