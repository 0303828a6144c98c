// Run as a process of its own by the bench `cluster`: what installing an agent does to a cluster, from kubeconfig to inventory.
import { readFileSync } from 'node:fs';
import { applyPlan, createClient, createDiscovery, makePlan, readKubeconfig, readObjects, warmUp } from '#cluster';

const [kubeconfig = '', manifests = '', namespace = ''] = process.argv.slice(2);
using client = createClient(await readKubeconfig({ path: kubeconfig }));
const warm = warmUp(client, 12);
const discovery = createDiscovery(client);
const objects = readObjects({ path: manifests, text: readFileSync(manifests, 'utf8') });
const options = { fieldManager: 'gitops-actions', namespace, inventory: 'gitops-actions-inventory-bench' };
const plan = await makePlan({ client, discovery }, objects, options);
const reports = await applyPlan({ client, discovery }, plan, { force: false, prune: true });
await warm;
console.log(`${reports.length} objects, ${client.requests()} requests`);
