export { type Contents, contentsOf, type Descriptor } from './descriptor.ts';
export { digestOf } from './digest.ts';
export { blobFile, type OciLayout, openLayout, readBlob } from './layout.ts';
export { isIndex, mediaTypes } from './media-types.ts';
