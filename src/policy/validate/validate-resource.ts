import type { PrincipalEntry } from '../text/document.ts'
import { emptyPrincipal, readList, readResourcePolicy } from './resource-grammar.ts'
import type { ResourceGrammar, ResourceStatement } from './resource-grammar.ts'

/** What a service knows that the grammar of policies does not. */
export type ResourcePolicyRules = {
  /** Whether a principal exists, as far as the service looks. */
  acceptsPrincipal: (entry: PrincipalEntry) => boolean
  /** Whether the service has an action that this pattern covers. */
  knowsAction: (pattern: string) => boolean
  /** Whether a pattern can stand for the resource the policy belongs to, or something in it. */
  acceptsResource: (pattern: string) => boolean
  /** Whether an action that the one pattern covers can be asked about a resource that the other covers. */
  applies: (actionPattern: string, resourcePattern: string) => boolean
}

const grammar: ResourceGrammar = {
  prohibited: [],
  principalTypes: ['AWS', 'Service', 'Federated', 'CanonicalUser'],
  nobody: emptyPrincipal,
  unknownPrincipal: () => 'Invalid principal in policy',
}

/**
 * AWS's sentence for a resource's policy that it refuses, in the words of S3 (MalformedPolicy 400);
 * undefined for one that it takes. Statements are judged in order: principals, actions, resources, then
 * whether the two fit one another.
 */
export function validateResourcePolicy(text: string, rules: ResourcePolicyRules): string | undefined {
  if (!text.startsWith('{')) return "Policies must be valid JSON and the first byte must be '{'"
  const read = readResourcePolicy(text, grammar)
  if ('fault' in read) return read.fault
  for (const statement of read.value) {
    const fault = statementFault(statement, rules)
    if (fault !== undefined) return fault
  }
  return undefined
}

function statementFault(statement: ResourceStatement, rules: ResourcePolicyRules): string | undefined {
  const entries = statement.principal ?? statement.notPrincipal ?? []
  const isNamed = (entry: PrincipalEntry): boolean => entry.value !== '*' || entry.type === 'Service'
  if (entries.some((entry) => isNamed(entry) && !rules.acceptsPrincipal(entry))) {
    return 'Invalid principal in policy'
  }
  const actions = readList(statement, 'Action')
  if ('fault' in actions) return actions.fault
  if (!actions.value.every((action) => action === '*' || rules.knowsAction(action))) {
    return 'Policy has invalid action'
  }
  const resources = readList(statement, 'Resource')
  if ('fault' in resources) return resources.fault
  if (!resources.value.every(rules.acceptsResource)) return 'Policy has invalid resource'
  const { members } = statement
  if (members.has('NotAction') || members.has('NotResource')) return undefined
  const fits = (action: string): boolean =>
    resources.value.some((resource) => rules.applies(action, resource))
  return actions.value.every(fits) ? undefined : 'Action does not apply to any resource(s) in statement'
}
