import type { LayerExplanation, PolicyExplanation } from '../../policy/explain/explanation.ts'
import type { Layer, Outcome } from '../../policy/types.ts'
import { policyUri } from '../../trail/authorized-policies.ts'
import type { RecordedQuestion } from '../../access/recorded-request.ts'
import { evaluationContext } from './context-views.ts'

/** An evaluation as IAM Toolbox shows it. */
export type EvaluationView = {
  action: string
  context: Record<string, unknown>
  evaluatedEffect: string
  matchedPolicies: { matchedStatements: { evaluatedEffect: string; sid: string }[]; uri: string }[]
  resource: string
}

/** A policy that was evaluated, as IAM Toolbox shows it. */
export type PolicyInfoView = { attachedTo: { arn: string }[]; inline: boolean; type: string; uri: string }

const effects: Readonly<Record<Outcome, string>> = {
  Allowed: 'ALLOW',
  ExplicitlyDenied: 'EXPLICIT_DENY',
  ImplicitlyDenied: 'IMPLICIT_DENY',
}

const types: Readonly<Record<Layer, string>> = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
  resource: 'RESOURCE_BASED_POLICY',
  identity: 'IDENTITY_BASED_POLICY',
  boundary: 'PERMISSIONS_BOUNDARY',
  session: 'SESSION_POLICY',
}

/** One question as an evaluation. AWS: an implicit denial has no matched policies. */
export function evaluationView(question: RecordedQuestion): EvaluationView {
  const { action, resource, outcome } = question
  return {
    action,
    context: evaluationContext(question),
    evaluatedEffect: effects[outcome],
    matchedPolicies: outcome === 'ImplicitlyDenied' ? [] : matchedPolicies(question),
    resource,
  }
}

function matchedPolicies({ explanation, statements }: RecordedQuestion): EvaluationView['matchedPolicies'] {
  const matched = new Map<string, { evaluatedEffect: string; sid: string }[]>()
  const note = (uri: string, sid: string | undefined, index: number, effect: 'Allow' | 'Deny') => {
    // AWS: a statement without a Sid gets one for reference.
    const one = {
      evaluatedEffect: effect === 'Allow' ? 'ALLOW' : 'DENY',
      sid: sid || `Statement${index + 1}`,
    }
    const known = matched.get(uri) ?? []
    if (!known.some(({ sid: name }) => name === one.sid)) matched.set(uri, [...known, one])
  }
  if (explanation === undefined) {
    for (const { layer, policy, sid, index } of statements) {
      note(policyUri(layer, { id: policy, type: 'managed' }), sid, index, 'Allow')
    }
  }
  for (const { layer, policies } of explanation?.layers ?? []) {
    for (const policy of policies) {
      for (const { sid, index, effect, matched: matches } of policy.statements) {
        if (matches) note(policyUri(layer, policy), sid, index, effect)
      }
    }
  }
  return [...matched].map(([uri, matchedStatements]) => ({ matchedStatements, uri }))
}

/** Every policy that was looked at, whether it matched or not. */
export function policyViews(questions: readonly RecordedQuestion[]): PolicyInfoView[] {
  const views = new Map<string, PolicyInfoView>()
  for (const { explanation } of questions) {
    if (explanation === undefined) continue
    const { principal, resource, keys } = explanation
    const holder = principal.issuerArn ?? principal.arn
    for (const layer of explanation.layers) {
      for (const policy of layer.policies) {
        const uri = policyUri(layer.layer, policy)
        const arn = attachedTo(layer, policy, { holder, session: principal.arn, resource, keys })
        const key = `${layer.layer} ${uri}`
        const known = views.get(key)
        if (known === undefined) {
          const inline = uri.startsWith('inline:')
          views.set(key, { attachedTo: [{ arn }], inline, type: types[layer.layer], uri })
        } else if (!known.attachedTo.some((one) => one.arn === arn)) known.attachedTo.push({ arn })
      }
    }
  }
  return [...views.values()]
}

type Holders = {
  holder: string
  session: string
  resource: string
  keys: Readonly<Record<string, readonly string[]>>
}

/** AWS: the principal of its own policies, the resource of its policy, the place in the organization of its levels. */
function attachedTo({ layer }: LayerExplanation, policy: PolicyExplanation, holders: Holders): string {
  if (layer === 'resource') return holders.resource
  if (layer !== 'scp' && layer !== 'rcp') return layer === 'session' ? holders.session : holders.holder
  return placeArn(layer, policy, holders.keys)
}

/** The root, unit or account of a level, from the organization's path as it was then. */
function placeArn(layer: 'scp' | 'rcp', { id, level = 1 }: PolicyExplanation, keys: Holders['keys']): string {
  const side = layer === 'scp' ? 'principal' : 'resource'
  const [path = ''] = keys[`aws:${side}orgpaths`] ?? []
  const [organization = '', ...places] = path.split('/').filter((part) => part !== '')
  const [, partition = 'aws', , , management = ''] = id.split(':')
  const place = places[level - 1]
  const kind = place === undefined ? 'account' : place.startsWith('r-') ? 'root' : 'ou'
  const name = place ?? keys[`aws:${side}account`]?.[0] ?? ''
  return `arn:${partition}:organizations::${management}:${kind}/${organization}/${name}`
}
