/** The part of Kubernetes' OpenAPI document (swagger 2.0) that merge keys are read from. */
export interface OpenApi {
  readonly definitions: Readonly<Record<string, Definition>>;
}

export interface Definition {
  readonly properties?: Readonly<Record<string, Property>>;
  readonly 'x-kubernetes-group-version-kind'?: readonly Kind[];
}

export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface Property extends Reference {
  readonly type?: string;
  readonly items?: Reference;
  readonly additionalProperties?: Reference;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

interface Reference {
  readonly $ref?: string;
}

/** The definition that a reference names. */
export function referenced({ $ref }: Reference = {}): string | undefined {
  return $ref?.replace('#/definitions/', '');
}
