/**
 * What kwok makes of nodes and pods. Pods get ready at once, and say as image id what their spec asks for, as a real kubelet does
 * where the image has a digest. Some image names make them fail:
 * `…/missing…` is never pulled, `…/crashing…` starts and exits again and again.
 */
export const stages = (logFile: string): string =>
  [nodeInitialize, nodeHeartbeat, podReady, podMissing, podCrashing, podComplete, podDelete, logs(logFile)].join(
    '---\n',
  );

const stage = (name: string, kind: string, rest: string): string => `apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata: {name: ${name}}
spec:
  resourceRef: {apiGroup: v1, kind: ${kind}}
${rest}`;

const nodeInitialize = stage(
  'node-initialize',
  'Node',
  `  selector:
    matchExpressions:
      - {key: '.status.conditions.[] | select( .type == "Ready" ) | .status', operator: NotIn, values: ["True"]}
  next:
    patches:
      - subresource: status
        root: status
        type: merge
        template: |
          {{ $now := Now }}
          conditions:
            - {type: Ready, status: "True", reason: KubeletReady, message: kubelet is posting ready status, lastHeartbeatTime: {{ $now | Quote }}, lastTransitionTime: {{ $now | Quote }}}
          phase: Running
`,
);

const nodeHeartbeat = stage(
  'node-heartbeat-with-lease',
  'Node',
  `  selector:
    matchExpressions:
      - {key: '.status.conditions.[] | select( .type == "Ready" ) | .status', operator: In, values: ["True"]}
  delay: {durationMilliseconds: 600000}
  next:
    patches:
      - subresource: status
        root: status
        type: merge
        template: |
          phase: Running
`,
);

/** @param match which images it is for, as a jq condition on `.image` */
const pod = (name: string, match: string, status: string, delay = 0): string =>
  stage(
    name,
    'Pod',
    `  selector:
    matchExpressions:
      - {key: '.metadata.deletionTimestamp', operator: DoesNotExist}
      - {key: '.status.podIP', operator: DoesNotExist}
      - {key: '[ .spec.containers.[] | select( ${match} ) ] | length > 0', operator: In, values: ["true"]}
  delay: {durationMilliseconds: ${delay}}
  next:
    event: {type: Normal, reason: Created, message: created by kwok}
    patches:
      - subresource: status
        root: status
        type: merge
        template: |
${status}`,
  );

const conditions = (ready: string): string => `          {{ $now := Now }}
          conditions:
            - {type: Initialized, status: "True", lastTransitionTime: {{ $now | Quote }}}
            - {type: Ready, status: "${ready}", lastTransitionTime: {{ $now | Quote }}}
            - {type: ContainersReady, status: "${ready}", lastTransitionTime: {{ $now | Quote }}}
          hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
          podIP: {{ PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}
          startTime: {{ $now | Quote }}
`;

const containers = (ready: boolean, state: string, restarts = 0): string => `          containerStatuses:
          {{ range .spec.containers }}
            - name: {{ .name | Quote }}
              image: {{ .image | Quote }}
              imageID: {{ .image | Quote }}
              ready: ${ready}
              started: ${ready}
              restartCount: ${restarts}
              ${state}
          {{ end }}
          initContainerStatuses:
          {{ range .spec.initContainers }}
            - {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: {{ .image | Quote }}, ready: true, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}}
          {{ end }}
`;

const good = '.image | test("/(missing|crashing)") | not';
const podReady = pod(
  'pod-ready',
  good,
  `${conditions('True')}${containers(true, 'state: {running: {startedAt: {{ $now | Quote }}}}')}          phase: Running
`,
);
const podMissing = pod(
  'pod-missing',
  '.image | test("/missing")',
  `${conditions('False')}${containers(
    false,
    'state: {waiting: {reason: ImagePullBackOff, message: "Back-off pulling image: not found"}}',
  )}          phase: Pending
`,
);
const podCrashing = pod(
  'pod-crashing',
  '.image | test("/crashing")',
  `${conditions('False')}${containers(
    false,
    `state: {waiting: {reason: CrashLoopBackOff, message: "back-off 10s restarting failed container"}}
              lastState: {terminated: {exitCode: 3, reason: Error, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}`,
    4,
  )}          phase: Running
`,
);

const podComplete = stage(
  'pod-complete',
  'Pod',
  `  selector:
    matchExpressions:
      - {key: '.metadata.deletionTimestamp', operator: DoesNotExist}
      - {key: '.status.phase', operator: In, values: [Running]}
      - {key: '.metadata.ownerReferences.[].kind', operator: In, values: [Job]}
  delay: {durationMilliseconds: 100}
  next:
    patches:
      - subresource: status
        root: status
        type: merge
        template: |
          {{ $now := Now }}
          containerStatuses:
          {{ range .spec.containers }}
            - {name: {{ .name | Quote }}, image: {{ .image | Quote }}, ready: false, started: false, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}}
          {{ end }}
          phase: Succeeded
`,
);

const podDelete = stage(
  'pod-delete',
  'Pod',
  `  selector:
    matchExpressions:
      - {key: '.metadata.deletionTimestamp', operator: Exists}
  next:
    finalizers: {empty: true}
    delete: true
`,
);

const logs = (file: string): string => `apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterLogs
metadata: {name: logs}
spec:
  logs:
    - {containers: [], logsFile: ${file}, previousLogsFile: ${file}, follow: false}
`;
