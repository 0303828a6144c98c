export { type Body, exchangeHttp, type HeaderFields, type HttpRequest, type HttpResponse } from './http.ts';
export { isLoopbackHost, type Reach, reachOf, unbracketed } from './reach.ts';
export { readBounded } from './read-bounded.ts';
export { addressesOf, lookupOf, type Resolve, systemResolve } from './resolve.ts';
