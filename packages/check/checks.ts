import type { Check } from './check.ts';
import { agents } from './checks/agents.ts';
import { base } from './checks/base.ts';
import { config } from './checks/config.ts';
import { downgrade } from './checks/downgrade.ts';
import { gates } from './checks/gates.ts';
import { gitSecret } from './checks/git-secret.ts';
import { held } from './checks/held.ts';
import { hostNetwork } from './checks/host-network.ts';
import { hostPath } from './checks/host-path.ts';
import { kinds } from './checks/kinds.ts';
import { namespaces } from './checks/namespaces.ts';
import { owners } from './checks/owners.ts';
import { parse } from './checks/parse.ts';
import { pinned } from './checks/pinned.ts';
import { places } from './checks/places.ts';
import { privileged } from './checks/privileged.ts';
import { probes } from './checks/probes.ts';
import { promotionOrder } from './checks/promotion-order.ts';
import { registries } from './checks/registries.ts';
import { resources } from './checks/resources.ts';
import { sealedCertificate } from './checks/sealed-certificate.ts';
import { sealedScope } from './checks/sealed-scope.ts';
import { secrets } from './checks/secrets.ts';
import { template } from './checks/template.ts';
import type { CheckName } from './names.ts';

export const checks: Readonly<Record<CheckName, Check>> = {
  parse,
  template,
  pinned,
  registries,
  secrets,
  'git-secret': gitSecret,
  'sealed-scope': sealedScope,
  'sealed-certificate': sealedCertificate,
  privileged,
  'host-path': hostPath,
  'host-network': hostNetwork,
  resources,
  probes,
  namespaces,
  kinds,
  'promotion-order': promotionOrder,
  places,
  downgrade,
  held,
  owners,
  base,
  agents,
  config,
  gates,
};
