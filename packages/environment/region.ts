const begin = '<!-- gitops:begin -->';
const end = '<!-- gitops:end -->';

/** GitHub refuses a longer body (422 "body is too long (maximum is 65536 characters)"). */
const bodyLimit = 65_536;

/** Our part of a pull request's body: `content` is Markdown, `block` the delivery for programs. */
export function region(content: string, block: string): string {
  // Whatever a manifest holds, it cannot end our part early or pass for the block.
  const inert = content.replaceAll('<!-- gitops:', '<!--\u200b gitops:');
  return `${begin}\n${inert.trim()}\n${block}\n${end}`;
}

/** Our part as it stands in a body, line ends as we write them; undefined where it is missing or was cut. */
export function regionOf(body: string): string | undefined {
  const place = placeOf(body);
  return place === undefined ? undefined : body.slice(place.from, place.to).replaceAll('\r\n', '\n');
}

/** The body with our part put in place of the old one; what people wrote around it stays. */
export function withRegion(body: string, ours: string): string {
  const place = placeOf(body);
  if (place !== undefined) return body.slice(0, place.from) + ours + body.slice(place.to);
  return body.trim() === '' ? ours : `${body.trimEnd()}\n\n${ours}`;
}

/** How long our part may be in this body. */
export function regionLimit(body: string): number {
  return Math.max(0, bodyLimit - withRegion(body, '').length);
}

function placeOf(body: string): { readonly from: number; readonly to: number } | undefined {
  const from = body.indexOf(begin);
  const to = body.indexOf(end, from);
  return from < 0 || to < 0 ? undefined : { from, to: to + end.length };
}
