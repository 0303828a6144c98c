export { bundleRemote, openBundle, pushRefs } from './bundle.ts';
export { type CheckoutChange, type CheckoutChanges, checkoutChanges } from './checkout-changes.ts';
export { type HeadCommit, headCommit } from './head-commit.ts';
export { listRemoteRefs, type Refs, type Remote } from './remote.ts';
