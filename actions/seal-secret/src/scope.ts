/** Where the controller opens a value. https://github.com/bitnami-labs/sealed-secrets#scopes */
export const scopes = ['strict', 'namespace-wide', 'cluster-wide'] as const;
export type Scope = (typeof scopes)[number];

/** Which Secret a value is for. The namespace may be '' where the scope is cluster-wide. */
export interface Purpose {
  readonly scope: Scope;
  readonly namespace: string;
  readonly name: string;
}

/** What a value is bound to when it is encrypted: the controller makes the same text from the object that it finds. */
export function labelOf({ scope, namespace, name }: Purpose): string {
  switch (scope) {
    case 'strict':
      return `${namespace}/${name}`;
    case 'namespace-wide':
      return namespace;
    case 'cluster-wide':
      return '';
  }
}
