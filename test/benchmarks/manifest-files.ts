import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const repository = 'ghcr.io/acme/shop';

/** A Deployment of 200 lines, as people write them: comments, quotes, environment variables, probes. */
function deployment(name: string): string {
  const head = [
    '# the storefront',
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    '  labels: {app: shop, "team": web}',
    'spec:',
    '  replicas: 2 # two are enough',
    '  selector:',
    '    matchLabels:',
    '      app: shop',
    '  template:',
    '    metadata:',
    '      labels:',
    '        app: shop',
    '    spec:',
    '      containers:',
    '        - name: app',
    `          image: ${repository}:1.0.0 # set by deliveries`,
    '          args: ["--port=8080", --verbose]',
    '          env:',
  ];
  const tail = ['      terminationGracePeriodSeconds: 30'];
  const variables = Array.from({ length: 200 }, (_, index) => [
    `            - name: VARIABLE_${index}`,
    index % 3 === 0 ? `              value: "value ${index}" # quoted` : `              value: some-value-${index}`,
  ]).flat();
  return `${[...head, ...variables.slice(0, 200 - head.length - tail.length), ...tail].join('\n')}\n`;
}

export async function writeManifests(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    await writeFile(join(folder, `app-${index}.yaml`), deployment(`app-${index}`));
  }
}
