import { compileText } from '../../../policy/compile.ts'
import { grantsService } from '../../../policy/powers/granted-services.ts'
import { action } from '../action.ts'
import { askAboutEntity, policiesOfEntity, requireEntity, type EntityPolicy } from '../entities.ts'
import { invalidMarker } from '../errors.ts'
import { requireService } from './last-accessed.ts'

/**
 * The policies of an entity that allow something of each service; AWS bounds the services, so all stand on
 * one page.
 */
export const listPoliciesGrantingServiceAccess = action('ListPoliciesGrantingServiceAccess', {
  access: async (call) => ({ all: [await askAboutEntity(call, call.input.Arn!)] }),
  async run({ input, caller, house }) {
    if (input.Marker !== undefined) throw invalidMarker()
    const entity = await requireEntity(house, caller.account, input.Arn!)
    const services = input.ServiceNamespaces ?? []
    for (const service of services) requireService(house, service)
    const policies = (await policiesOfEntity(house, entity)).map((policy) => ({
      policy,
      document: compileText(policy.text).document,
    }))
    return {
      PoliciesGrantingServiceAccess: services.map((ServiceNamespace) => ({
        ServiceNamespace,
        Policies: policies
          .filter(({ document }) => grantsService([document], ServiceNamespace))
          .map(({ policy }) => policyView(policy)),
      })),
      IsTruncated: false,
    }
  },
})

/** AWS: only an inline policy says whose it is. */
function policyView({ name, arn, holder }: EntityPolicy) {
  if (arn !== undefined) return { PolicyName: name, PolicyType: 'MANAGED' as const, PolicyArn: arn }
  return {
    PolicyName: name,
    PolicyType: 'INLINE' as const,
    EntityType: entityTypes[holder.kind],
    EntityName: holder.name,
  }
}

const entityTypes = { user: 'USER', group: 'GROUP', role: 'ROLE' } as const
