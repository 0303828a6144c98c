import { Buffer } from 'node:buffer';
import type { Case } from './case.ts';

/** Valid until 2027-11-21. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBhDCCASugAwIBAgIUVaGQHI+mJjsSsdJXH4fpHaFyeuYwCgYIKoZIzj0EAwIw
GDEWMBQGA1UECgwNc2VhbGVkLXNlY3JldDAeFw0yNjExMjExNzM1MzhaFw0yNzEx
MjExNzM1MzhaMBgxFjAUBgNVBAoMDXNlYWxlZC1zZWNyZXQwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASpyC7QiEZO60Ub0s50Gp2PMbBmKiRMHSQKJQ6JEzQDk5fF
Ri3uXpLTZbbMhIjQVNI491JwQKuoJFtmrSYGPPDwo1MwUTAdBgNVHQ4EFgQU6O9A
HkginxQLovX+G1SXyXpsA3UwHwYDVR0jBBgwFoAU6O9AHkginxQLovX+G1SXyXps
A3UwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBa2jhfYD6x5ic3
fpbVK5qBTGzomkXIntuSO737h4M6mQIgIJZAehrW1S8cZrWlvXYSezZGAyhHyPnQ
O8yx9vPkYpQ=
-----END CERTIFICATE-----
`;

const secret = (lines: string, metadata = '{ name: shop }') =>
  `apiVersion: v1\nkind: Secret\nmetadata: ${metadata}\n${lines}\n`;
const encoded = (text: string) => Buffer.from(text).toString('base64');

/** In the form of a sealed value: the length of the key, the key, what it encrypts. */
const sealedValue = Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512, 7), Buffer.alloc(24, 9)]).toString('base64');

interface Sealed {
  readonly metadata?: string;
  readonly template?: string;
  readonly value?: string;
}

function sealed({
  metadata = '{ name: shop, namespace: prod }',
  template = '',
  value = sealedValue,
}: Sealed = {}): string {
  return `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: ${metadata}
spec:
  encryptedData:
    password: ${value}
  template:
    metadata: ${template || metadata}
`;
}

const clusterWide = '{ name: shop, namespace: prod, annotations: { sealedsecrets.bitnami.com/cluster-wide: "true" } }';
const namespaceWide =
  '{ name: shop, namespace: prod, annotations: { sealedsecrets.bitnami.com/namespace-wide: "true" } }';
const sealing = 'version: 1\npolicy: { sealed-certificate: certs/sealed.pem }';

export const secretCases: readonly Case[] = [
  {
    check: 'secrets',
    title: 'a Secret with data, one with stringData, and one in a List',
    files: {
      'a.yaml': secret(`data:\n  password: ${encoded('canary')}`),
      'b.yaml': secret('stringData: { password: canary }'),
      'c.yaml': `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata: { name: x }\n    stringData: { password: canary }\n`,
    },
    found: ['a.yaml:5:3', 'b.yaml:4:15', 'c.yaml:7:19'],
  },
  {
    check: 'secrets',
    title: 'a Secret without values, and kinds that only name one',
    files: {
      'a.yaml': secret('type: kubernetes.io/service-account-token\ndata: {}'),
      'b.yaml':
        'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: shop }\nspec:\n  data:\n    - { secretKey: password, remoteRef: { key: shop } }\n',
      'c.yaml': sealed(),
      'd.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { kind: Secret }\n',
      'e.yaml': 'apiVersion: acme.example/v1\nkind: Secret\nmetadata: { name: shop }\ndata: { path: a/b }\n',
    },
    found: [],
  },
  {
    check: 'secrets',
    title: 'SOPS has left a key alone that its rules do not name',
    files: {
      'a.yaml': secret(
        'stringData:\n  password: ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]\n  token: canary\nsops: { mac: "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]", version: 3.9.0 }',
      ),
    },
    found: ['a.yaml:6:3'],
  },
  {
    check: 'secrets',
    title: 'SOPS has encrypted every value',
    files: {
      'a.yaml': secret(
        'data:\n  password: ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]\nsops: { mac: "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]", version: 3.9.0 }',
      ),
    },
    found: [],
  },
  {
    check: 'secrets',
    title: "angle brackets alone are no placeholder: nothing tells Argo CD's Vault plugin where to look",
    files: { 'a.yaml': secret('stringData: { password: <password> }') },
    found: ['a.yaml:4:15'],
  },
  {
    check: 'secrets',
    title: "placeholders of Argo CD's Vault plugin, also encoded",
    files: {
      'a.yaml': secret(
        'stringData:\n  password: <password>\n  url: "postgres://shop:<path:secret/data/shop#password>@db"',
        '{ name: shop, annotations: { avp.kubernetes.io/path: secret/data/shop } }',
      ),
      'b.yaml': secret(`data: { password: ${encoded('<path:secret/data/shop#password#2>')} }`),
    },
    found: [],
  },
  {
    check: 'secrets',
    title: 'what kubectl applied last, and literals of a secretGenerator',
    files: {
      'a.yaml': secret(
        'type: Opaque',
        `\n  name: shop\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","data":{"password":"Y2FuYXJ5"}}'`,
      ),
      'kustomization.yaml':
        'resources: [a.yaml]\nsecretGenerator:\n  - name: shop\n    literals:\n      - password=canary\n',
    },
    found: ['a.yaml:6:5', 'kustomization.yaml:5:9'],
  },
  {
    check: 'secrets',
    title: 'a patch that stands in a kustomization',
    files: {
      'kustomization.yaml':
        'resources: [a.yaml]\npatches:\n  - patch: |-\n      apiVersion: v1\n      kind: Secret\n      metadata: { name: shop }\n      stringData: { password: canary }\n',
    },
    found: ['kustomization.yaml:3:5'],
  },
  {
    check: 'secrets',
    title: 'a configMapGenerator, and a secretGenerator that reads an encrypted file',
    files: {
      'kustomization.yaml':
        'configMapGenerator:\n  - name: shop\n    literals: [color=blue]\nsecretGenerator:\n  - name: shop\n    envs: [secret.enc.env]\n',
    },
    found: [],
  },
  {
    check: 'git-secret',
    title: 'a file that is not ignored, one that is there in clear text, and one that is not there encrypted',
    files: {
      '.gitsecret/paths/mapping.cfg': 'open.env:1f\nplain.env:2f\nconfig/lost.env:3f\n',
      '.gitignore': 'plain.env\nconfig/*.env\n',
      'open.env.secret': '-',
      'plain.env': 'PASSWORD=canary',
      'plain.env.secret': '-',
    },
    found: ['.gitsecret/paths/mapping.cfg:1:1', '.gitsecret/paths/mapping.cfg:2:1', '.gitsecret/paths/mapping.cfg:3:1'],
  },
  {
    check: 'git-secret',
    title:
      'files that are ignored by a folder, by a pattern of a folder below and after a negation, and there encrypted',
    files: {
      '.gitsecret/paths/mapping.cfg': 'private/a.env:1f\nconfig/deep/b.env:2f\nc.env\n',
      '.gitignore': 'private/\n!c.env\n*.env\n!.env.secret\n',
      'config/.gitignore': '**/b.env\n',
      'private/a.env.secret': '-',
      'config/deep/b.env.secret': '-',
      'c.env.secret': '-',
    },
    found: [],
  },
  {
    check: 'sealed-scope',
    title: 'a template of another name, one that is sealed for another scope, and a value that is not sealed',
    files: {
      'a.yaml': sealed({ template: '{ name: web, namespace: prod }' }),
      'b.yaml': sealed({ metadata: clusterWide, template: '{ name: shop, annotations: { x: y } }' }),
      'c.yaml': sealed({ value: encoded('canary') }),
    },
    found: ['a.yaml:8:17', 'b.yaml:8:29', 'c.yaml:6:5'],
  },
  {
    check: 'sealed-scope',
    title: 'the same in all places, and what its scope lets differ',
    files: {
      'a.yaml': sealed(),
      'b.yaml': sealed({ metadata: namespaceWide, template: namespaceWide.replace('shop', 'web') }),
      'c.yaml': sealed({ metadata: clusterWide, template: clusterWide.replace('prod', 'dev').replace('shop', 'web') }),
    },
    found: [],
  },
  {
    check: 'sealed-scope',
    title: 'kustomize moves one to another namespace, and renames one',
    files: {
      'kustomization.yaml': 'resources: [a.yaml]\nnamespace: staging\n',
      'a.yaml': sealed(),
      'named/kustomization.yaml': 'resources: [b.yaml]\nnamePrefix: eu-\n',
      'named/b.yaml': sealed(),
    },
    found: ['a.yaml:3:25', 'named/b.yaml:3:13'],
  },
  {
    check: 'sealed-scope',
    title: 'kustomize sets the namespace that it was sealed for, and renames one that may be renamed',
    files: {
      'kustomization.yaml': 'resources: [a.yaml]\nnamespace: prod\n',
      'a.yaml': sealed(),
      'named/kustomization.yaml': 'resources: [b.yaml]\nnamePrefix: eu-\n',
      'named/b.yaml': sealed({ metadata: namespaceWide }),
    },
    found: [],
  },
  {
    check: 'sealed-certificate',
    title: 'it has expired',
    gitops: sealing,
    now: '2028-01-01T00:00:00Z',
    files: { 'certs/sealed.pem': certificate },
    found: ['certs/sealed.pem:1:1'],
  },
  {
    check: 'sealed-certificate',
    title: 'it had expired before, and a change seals with it',
    gitops: sealing,
    now: '2028-01-01T00:00:00Z',
    before: { 'certs/sealed.pem': certificate },
    files: { 'certs/sealed.pem': certificate, 'a.yaml': sealed() },
    found: ['certs/sealed.pem:1:1'],
  },
  {
    check: 'sealed-certificate',
    title: 'it had expired before, and a change seals nothing',
    gitops: sealing,
    now: '2028-01-01T00:00:00Z',
    before: { 'certs/sealed.pem': certificate, 'a.yaml': sealed() },
    files: { 'certs/sealed.pem': certificate, 'a.yaml': sealed(), 'b.yaml': 'a: 1\n' },
    found: [],
  },
  {
    check: 'sealed-certificate',
    title: 'it is not there',
    gitops: sealing,
    files: { 'a.yaml': sealed() },
    found: ['certs/sealed.pem:1:1'],
  },
  {
    check: 'sealed-certificate',
    title: 'it is no certificate',
    gitops: sealing,
    files: { 'certs/sealed.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
    found: ['certs/sealed.pem:1:1'],
  },
  {
    check: 'sealed-certificate',
    title: 'it ends in three weeks',
    gitops: sealing,
    now: '2027-11-01T00:00:00Z',
    files: { 'certs/sealed.pem': certificate },
    found: [],
  },
];
