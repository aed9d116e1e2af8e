import { compileText } from '../../../src/policy/compile.ts'
import { explain } from '../../../src/policy/explain/explain.ts'
import type { Explanation, LayerExplanation } from '../../../src/policy/explain/explanation.ts'
import type { MissingGrant } from '../../../src/policy/explain/missing-grants.ts'
import type { Question } from '../../../src/policy/types.ts'
import type { PolicySet, SourcedPolicy } from '../../../src/policy/policy-set.ts'
import type { SimulatedRow } from './operations.ts'

const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

/**
 * An explanation with what a simulation tells of the organization: whether its service control policies allow the
 * action. Policies that say so take their place, and are left out of what is told: their texts are the organization's.
 */
export function withOrganization(question: Question, policies: PolicySet, row: SimulatedRow): Explanation {
  const { allowedByOrganizations: allowed } = row
  const alone = explain(question, policies)
  const told =
    allowed === undefined ? alone : explain(question, { ...policies, scps: [standIns(alone, row)] })
  return {
    ...told,
    decidedBy: told.decidedBy.filter(({ layer }) => layer !== 'scp'),
    layers: told.layers.map((layer) => withoutStandIns(layer, row)),
    missing: told.missing.map(withoutLevel),
    alsoMissing: told.alsoMissing?.map(withoutLevel),
  }
}

/** AWS: of what the policies refuse a simulation says no more than that, but an explicit denial is one in its decision. */
function standIns(alone: Explanation, { allowedByOrganizations, decision }: SimulatedRow): SourcedPolicy[] {
  if (allowedByOrganizations === true || decision === 'allowed') return [standIn(everything)]
  const denies = decision === 'explicitDeny' && alone.outcome !== 'ExplicitlyDenied'
  return denies ? [standIn({ ...everything, Effect: 'Deny' })] : []
}

function standIn(Statement: object): SourcedPolicy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement })
  return { id: 'the organization', type: 'scp', policy: compileText(text) }
}

/** Which level it is, a simulation does not tell. */
function withoutLevel(grant: MissingGrant): MissingGrant {
  return { ...grant, level: undefined }
}

function withoutStandIns(layer: LayerExplanation, row: SimulatedRow): LayerExplanation {
  const { allowedByOrganizations: allowed, isOneOfSeveral } = row
  if (layer.layer === 'rcp') {
    return {
      ...layer,
      because: 'the simulator leaves resource control policies out; a request is held to them',
    }
  }
  if (layer.layer !== 'scp' || allowed === undefined || layer.verdict === 'not-needed') return layer
  const says = { allows: 'allow it', denies: 'deny it', silent: 'do not allow it' }
  const because = `the organization's policies on the account ${says[layer.verdict as keyof typeof says]}`
  const doubt = isOneOfSeveral && layer.verdict !== 'allows' ? ', for one of the resources at least' : ''
  return { ...layer, because: because + doubt, levels: undefined, policies: [] }
}
