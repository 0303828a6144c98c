// Made by packages/toolchain/merge-keys/main.ts from the OpenAPI document of Kubernetes 1.36 (Apache-2.0).

/** Kinds by group and version; `Kind=Name` has the fields of another name. */
export const kinds = `
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding=MutatingAdmissionPolicyBinding ValidatingWebhookConfiguration=MutatingWebhookConfiguration
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
internal.apiserver.k8s.io/v1alpha1 StorageVersion
apps/v1 ControllerRevision DaemonSet Deployment=DaemonSet ReplicaSet=DaemonSet StatefulSet=DaemonSet
authentication.k8s.io/v1 SelfSubjectReview TokenRequest TokenReview
authorization.k8s.io/v1 LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
autoscaling/v1 HorizontalPodAutoscaler Scale
autoscaling/v2 HorizontalPodAutoscaler
batch/v1 CronJob Job=DaemonSet
certificates.k8s.io/v1 CertificateSigningRequest
certificates.k8s.io/v1alpha1 ClusterTrustBundle
certificates.k8s.io/v1beta1 ClusterTrustBundle PodCertificateRequest=HorizontalPodAutoscaler
coordination.k8s.io/v1 Lease
coordination.k8s.io/v1alpha2 LeaseCandidate
coordination.k8s.io/v1beta1 LeaseCandidate
v1 Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace=HorizontalPodAutoscaler Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount
discovery.k8s.io/v1 EndpointSlice
events.k8s.io/v1 Event
flowcontrol.apiserver.k8s.io/v1 FlowSchema=HorizontalPodAutoscaler PriorityLevelConfiguration=HorizontalPodAutoscaler
networking.k8s.io/v1 IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR=HorizontalPodAutoscaler
networking.k8s.io/v1beta1 IPAddress ServiceCIDR=HorizontalPodAutoscaler
node.k8s.io/v1 RuntimeClass
policy/v1 Eviction PodDisruptionBudget
rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
resource.k8s.io/v1 DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
resource.k8s.io/v1alpha3 DeviceTaintRule=HorizontalPodAutoscaler ResourcePoolStatusRequest=HorizontalPodAutoscaler
resource.k8s.io/v1beta1 DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
resource.k8s.io/v1beta2 DeviceClass DeviceTaintRule=HorizontalPodAutoscaler ResourceClaim ResourceClaimTemplate ResourceSlice
scheduling.k8s.io/v1 PriorityClass
scheduling.k8s.io/v1alpha2 PodGroup Workload
storage.k8s.io/v1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass
storage.k8s.io/v1beta1 VolumeAttributesClass
storagemigration.k8s.io/v1beta1 StorageVersionMigration=HorizontalPodAutoscaler
apiextensions.k8s.io/v1 CustomResourceDefinition
apiregistration.k8s.io/v1 APIService=HorizontalPodAutoscaler
`;

/**
 * How fields are merged: `list[key,…]` by key, `list[]` as a set, `list[-]` replaced, `mapping!` replaced; what is not
 * named is replaced if it is a list. `:Name` are the fields of the mapping or the list's elements, `*Name` those of each value.
 */
export const definitions = `
Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAffinity
AllocationResult nodeSelector:NodeSelector
CSINode metadata:ObjectMeta spec:CSINodeSpec
CSINodeSpec drivers[name]
CSIStorageCapacity metadata:ObjectMeta nodeTopology:LabelSelector
Capabilities add[-] drop[-]
CephFSVolumeSource monitors[-]
ComponentStatus conditions[type] metadata:ObjectMeta
ConfigMapVolumeSource items[-]
Container args[-] command[-] env[name] envFrom[-] lifecycle:Lifecycle livenessProbe:Probe ports[containerPort,protocol] readinessProbe:Probe resizePolicy[-] resources:ResourceRequirements restartPolicyRules[-] securityContext:SecurityContext startupProbe:Probe volumeDevices[devicePath] volumeMounts[mountPath]
CronJob metadata:ObjectMeta spec:CronJobSpec
CronJobSpec jobTemplate:JobTemplateSpec
DaemonSet metadata:ObjectMeta spec:DaemonSetSpec status:DaemonSetStatus
DaemonSetSpec selector:LabelSelector template:PodTemplateSpec
DaemonSetStatus conditions[type]
EphemeralVolumeSource volumeClaimTemplate:PersistentVolumeClaimTemplate
ExecAction command[-]
FCVolumeSource targetWWNs[-] wwids[-]
HTTPGetAction httpHeaders[-]
HorizontalPodAutoscaler metadata:ObjectMeta status:DaemonSetStatus
HostAlias hostnames[-]
ISCSIVolumeSource portals[-]
JobTemplateSpec metadata:ObjectMeta spec:DaemonSetSpec
LabelSelector matchExpressions[-]
Lifecycle postStart:Probe preStop:Probe
MatchResources namespaceSelector:LabelSelector objectSelector:LabelSelector
MutatingAdmissionPolicy metadata:ObjectMeta spec:MutatingAdmissionPolicySpec
MutatingAdmissionPolicyBinding metadata:ObjectMeta spec:MutatingAdmissionPolicyBindingSpec
MutatingAdmissionPolicyBindingSpec matchResources:MatchResources paramRef:ParamRef
MutatingAdmissionPolicySpec matchConditions[name] matchConstraints:MatchResources
MutatingWebhook matchConditions[name] namespaceSelector:LabelSelector objectSelector:LabelSelector
MutatingWebhookConfiguration metadata:ObjectMeta webhooks[name]:MutatingWebhook
NetworkPolicy metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicySpec podSelector:LabelSelector
Node metadata:ObjectMeta spec:NodeSpec status:NodeStatus
NodeAffinity preferredDuringSchedulingIgnoredDuringExecution[-] requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
NodeSelector nodeSelectorTerms[-]
NodeSpec podCIDRs[]
NodeStatus addresses[type] conditions[type]
ObjectMeta finalizers[] managedFields[-] ownerReferences[uid]
ParamRef selector:LabelSelector
PersistentVolume metadata:ObjectMeta spec:PersistentVolumeSpec
PersistentVolumeClaim metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:DaemonSetStatus
PersistentVolumeClaimSpec accessModes[-] selector:LabelSelector
PersistentVolumeClaimTemplate metadata:ObjectMeta spec:PersistentVolumeClaimSpec
PersistentVolumeSpec fc:FCVolumeSource nodeAffinity:VolumeNodeAffinity
Pod metadata:ObjectMeta spec:PodSpec status:PodStatus
PodAffinity preferredDuringSchedulingIgnoredDuringExecution[-] requiredDuringSchedulingIgnoredDuringExecution[-]
PodDNSConfig nameservers[-] options[-] searches[-]
PodDisruptionBudget metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:DaemonSetStatus
PodDisruptionBudgetSpec selector!
PodGroup metadata:ObjectMeta spec:PodGroupSpec status:PodGroupStatus
PodGroupSpec resourceClaims[name]
PodGroupStatus conditions[type] resourceClaimStatuses[name]
PodSecurityContext supplementalGroups[-] sysctls[-]
PodSpec affinity:Affinity containers[name]:Container dnsConfig:PodDNSConfig ephemeralContainers[name]:Container hostAliases[ip]:HostAlias imagePullSecrets[name] initContainers[name]:Container readinessGates[-] resourceClaims[name] resources:ResourceRequirements schedulingGates[name] securityContext:PodSecurityContext tolerations[-] topologySpreadConstraints[topologyKey,whenUnsatisfiable]:TopologySpreadConstraint volumes[name]:Volume
PodStatus conditions[type] hostIPs[ip] podIPs[ip] resourceClaimStatuses[name] resources:ResourceRequirements
PodTemplate metadata:ObjectMeta template:PodTemplateSpec
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
Probe exec:ExecAction httpGet:HTTPGetAction
ProjectedVolumeSource sources[-]
ReplicationController metadata:ObjectMeta spec:ReplicationControllerSpec status:DaemonSetStatus
ReplicationControllerSpec template:PodTemplateSpec
ResourceClaim metadata:ObjectMeta status:ResourceClaimStatus
ResourceClaimStatus allocation:AllocationResult reservedFor[uid]
ResourceClaimTemplate metadata:ObjectMeta spec:ResourceClaimTemplateSpec
ResourceClaimTemplateSpec metadata:ObjectMeta
ResourceRequirements claims[-]
ResourceSlice metadata:ObjectMeta spec:AllocationResult
SecurityContext capabilities:Capabilities
Service metadata:ObjectMeta spec:ServiceSpec status:DaemonSetStatus
ServiceAccount metadata:ObjectMeta secrets[name]
ServiceSpec ports[port,protocol]
TopologySpreadConstraint labelSelector:LabelSelector matchLabelKeys[-]
ValidatingAdmissionPolicy metadata:ObjectMeta spec:ValidatingAdmissionPolicySpec
ValidatingAdmissionPolicySpec matchConditions[name] matchConstraints:MatchResources variables[name]
Volume cephfs:CephFSVolumeSource configMap:ConfigMapVolumeSource downwardAPI:ConfigMapVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource iscsi:ISCSIVolumeSource projected:ProjectedVolumeSource rbd:CephFSVolumeSource secret:ConfigMapVolumeSource
VolumeAttachment metadata:ObjectMeta spec:VolumeAttachmentSpec
VolumeAttachmentSource inlineVolumeSpec:PersistentVolumeSpec
VolumeAttachmentSpec source:VolumeAttachmentSource
VolumeNodeAffinity required:NodeSelector
`;
