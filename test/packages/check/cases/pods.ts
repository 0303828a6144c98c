import { type Case, deployment } from './case.ts';

const warned = 'version: 1\npolicy: { resources: warn, privileged: deny }';
const container = (lines: string) => deployment({ container: `\n          ${lines}` });
const pod = (lines: string) => deployment({ pod: `\n      ${lines}` });

export const podCases: readonly Case[] = [
  {
    check: 'privileged',
    title: 'a privileged container, also of a custom resource, and one that is a process of a Windows node',
    files: {
      'web.yaml': container('securityContext: { privileged: true }'),
      'roll.yaml': container('securityContext:\n            privileged: true')
        .replace('apps/v1', 'argoproj.io/v1alpha1')
        .replace('Deployment', 'Rollout'),
      'windows.yaml': pod('securityContext: { windowsOptions: { hostProcess: true } }'),
    },
    found: ['roll.yaml:14:13', 'web.yaml:13:30', 'windows.yaml:10:44'],
  },
  {
    check: 'privileged',
    title: 'privileged: false, capabilities, and a CustomResourceDefinition that describes the field',
    files: {
      'web.yaml': container('securityContext: { privileged: false, capabilities: { add: [NET_BIND_SERVICE] } }'),
      'crd.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  containers:\n    - name: x\n      securityContext: { privileged: true }\n',
    },
    found: [],
  },
  {
    check: 'host-path',
    title: 'a folder of the node as a volume, and as a PersistentVolume',
    files: {
      'web.yaml': pod('volumes:\n        - name: docker\n          hostPath: { path: /var/run/docker.sock }'),
      'volume.yaml':
        'apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: data }\nspec:\n  hostPath: { path: /data }\n',
    },
    found: ['volume.yaml:5:3', 'web.yaml:12:11'],
  },
  {
    check: 'host-path',
    title: 'a folder of the pod, and a volume that is only called hostPath',
    files: { 'web.yaml': pod('volumes:\n        - name: hostPath\n          emptyDir: {}') },
    found: [],
  },
  {
    check: 'host-network',
    title: 'the network, the processes and the memory of the node',
    files: { 'web.yaml': pod('hostNetwork: true\n      hostPID: true\n      hostIPC: true') },
    found: ['web.yaml:10:7', 'web.yaml:11:7', 'web.yaml:12:7'],
  },
  {
    check: 'host-network',
    title: 'hostNetwork: false, and a port of the node',
    files: {
      'web.yaml': deployment({
        pod: '\n      hostNetwork: false',
        container: '\n          ports: [{ containerPort: 80, hostPort: 80 }]',
      }),
    },
    found: [],
  },
  {
    check: 'resources',
    title: 'a container without limits, and one that asks for no CPU',
    gitops: warned,
    files: {
      'web.yaml': deployment(),
      'api.yaml': container('resources: { limits: { memory: 64Mi } }'),
    },
    found: ['api.yaml:11:11', 'web.yaml:11:11'],
  },
  {
    check: 'resources',
    title: 'a limit stands for the request, a patch holds a part, and a policy that says nothing allows it',
    gitops: warned,
    files: {
      'web.yaml': container('resources: { requests: { cpu: 10m }, limits: { memory: 64Mi } }'),
      'kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
      'patch.yaml': deployment(),
    },
    found: [],
  },
  {
    check: 'probes',
    title: 'a port and no readinessProbe',
    gitops: warned,
    files: { 'web.yaml': container('ports: [{ containerPort: 80 }]') },
    found: ['web.yaml:11:11'],
  },
  {
    check: 'probes',
    title: 'a readinessProbe, no port, and a job, which ends',
    gitops: warned,
    files: {
      'web.yaml': container('ports: [{ containerPort: 80 }]\n          readinessProbe: { tcpSocket: { port: 80 } }'),
      'worker.yaml': container('livenessProbe: { exec: { command: [check] } }'),
      'job.yaml': container('ports: [{ containerPort: 80 }]')
        .replace('apps/v1', 'batch/v1')
        .replace('Deployment', 'Job'),
    },
    found: [],
  },
];
