import { accessAnalyzer, accessAnalyzerModel } from './access-analyzer.ts'
import { listServiceNames, packAuthorization } from './authorization.ts'
import { findBotocore, readBotoModel } from './botocore.ts'
import { packCatalogue } from './catalogue.ts'
import { combine } from './combine.ts'
import { packGateway } from './gateway/pack.ts'
import { packManagedPolicies } from './managed-policies.ts'
import type { Effort } from './managed-policies.ts'
import { printModel } from './print.ts'
import { services } from './services.ts'

/** The models by file name, or undefined where python3 has no botocore, whose constraints they need. */
export function deriveModels(): Map<string, string> | undefined {
  const botocore = findBotocore()
  if (botocore === undefined) return undefined
  const files = services.map((service): [string, string] => {
    const model = combine(service, readBotoModel(botocore.data, service.botocore), botocore.version)
    return [`${service.name}.json`, printModel(model)]
  })
  const boto = readBotoModel(botocore.data, accessAnalyzer.botocore)
  files.push(['access-analyzer.json', printModel(accessAnalyzerModel(boto, botocore.version))])
  return new Map(files)
}

/** What the gateway knows of all services, or undefined where python3 has no botocore. */
export function deriveGateway(effort: Effort): Map<string, Uint8Array> | undefined {
  const packed = packGateway(effort)
  if (packed === undefined) return undefined
  return new Map([
    ['gateway.json.br', packed.index],
    ['gateway.bin', packed.blocks],
  ])
}

/** The data sets by file name, from packages alone. */
export function deriveData(effort: Effort): Map<string, Uint8Array> {
  const policies = packManagedPolicies(effort)
  return new Map([
    ['managed-policies.json.br', policies.index],
    ['managed-policies.bin', policies.blocks],
    ['authorization.json.br', packAuthorization(effort)],
    ['catalogue.json.br', packCatalogue(effort)],
    ['service-names.json', Buffer.from(listServiceNames())],
  ])
}
