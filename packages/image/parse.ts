import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';
import {
  digestPattern,
  hostPattern,
  pathPattern,
  qualify,
  repositoryLimit,
  splitReference,
  tagLimit,
  tagPattern,
} from './grammar.ts';
import type { ImageReference } from './reference.ts';

/** Reads an image reference as docker, containerd and the kubelet read it. Never throws. */
export function parseReference(text: string): Parsed<ImageReference> {
  const parts = splitReference(text);
  const { registry, path } = qualify(parts);
  const repository = `${registry}/${path}`;
  const expected =
    expectedText(text) ?? expectedRepository(registry, path) ?? expectedTag(parts.tag) ?? expectedDigest(parts.digest);
  if (expected !== undefined) return refuse(expected);
  return accept({
    registry,
    path,
    repository,
    ...(parts.tag !== undefined && { tag: parts.tag }),
    ...(parts.digest !== undefined && { digest: parts.digest }),
  });
}

/** An image, in an input. */
export const image: Parser<ImageReference> = refine(text, parseReference);

const example = 'such as ghcr.io/acme/shop:1.2.3';

function expectedText(text: string): string | undefined {
  if (text === '') return `an image reference, ${example}`;
  if (/^[a-z]+:\/\//i.test(text)) return `an image reference without a scheme, ${example}`;
  if (/\s/.test(text)) return `an image reference without white space, ${example}`;
  // docker reads 64 hexadecimal digits as an image's local id
  if (/^[a-f0-9]{64}$/.test(text)) return `an image reference, ${example}, not 64 hexadecimal digits`;
  return undefined;
}

function expectedRepository(registry: string, path: string): string | undefined {
  if (registry.length + 1 + path.length > repositoryLimit) {
    return `host and path of at most ${repositoryLimit} characters`;
  }
  if (!hostPattern.test(registry)) return 'a registry host with an optional port before the first "/"';
  if (pathPattern.test(path)) return undefined;
  if (pathPattern.test(path.toLowerCase())) return 'a path in lower case (repository name must be lowercase)';
  return 'a path of lower-case letters and digits, separated by ".", "_", "__", "-" or "/" (invalid reference format)';
}

function expectedTag(tag: string | undefined): string | undefined {
  if (tag === undefined || tagPattern.test(tag)) return undefined;
  return tag.length > tagLimit
    ? `a tag of at most ${tagLimit} characters`
    : 'a tag of letters, digits, "_", "." and "-" that starts with none of ".-" (invalid tag format)';
}

function expectedDigest(digest: string | undefined): string | undefined {
  if (digest === undefined || digestPattern.test(digest)) return undefined;
  return digestPattern.test(digest.toLowerCase())
    ? 'a digest in lower case'
    : 'a digest of the form sha256: and 64 hexadecimal digits';
}
