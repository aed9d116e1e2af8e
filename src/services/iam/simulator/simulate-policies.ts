import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import { shownPrincipals } from '../../../access/decision/stored-principals.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { newSteps, requestSteps } from '../../../policy/steps.ts'
import type { PolicySet } from '../../../policy/policy-set.ts'
import { defaultDocuments } from '../../../store/entities/policies.ts'
import { findRoleByName } from '../../../store/entities/roles.ts'
import { action } from '../action.ts'
import {
  askAboutEntity,
  parseEntityArn,
  policiesOfEntity,
  requireEntity,
  type Entity,
  type EntityPolicy,
} from '../entities.ts'
import { invalidRequest } from '../errors.ts'
import { pageWithin } from '../paging.ts'
import { namesOfPolicyArn } from '../policy-arns.ts'
import { callerOfArn, callerOfEntity, unnamedCaller, type SimulatedCaller } from './simulated-caller.ts'
import { simulationContext, type KnownKeys } from './simulation-context.ts'
import {
  actionsOf,
  givenBoundary,
  givenControlPolicies,
  givenPolicies,
  givenResourcePolicy,
  resourceOwnerOf,
  resourcesOf,
  type SimulationInput,
} from './simulation-input.ts'
import { exclusions } from './policy-exclusions.ts'
import { evaluationResult } from './simulation-views.ts'
import {
  isForTrustPolicy,
  simulate,
  simulatedPolicy,
  type SimulatedPolicy,
  type Simulation,
  type Verdict,
} from './simulation.ts'

export const simulateCustomPolicy = action('SimulateCustomPolicy', {
  access: () => ({ all: [{}] }),
  run(call) {
    const { input, caller } = call
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined) throw callerArnMissing()
    return runSimulation(call, {
      caller: input.CallerArn === undefined ? unnamedCaller(caller.account) : callerOfArn(input.CallerArn),
      identity: givenPolicies(input),
      boundary: givenBoundary(input),
      trust: new Map(),
      scps: givenControlPolicies(input.OrderedOrganizationPolicyInputList),
    })
  },
})

export const simulatePrincipalPolicy = action('SimulatePrincipalPolicy', {
  access: async (call) => ({ all: [await askAboutEntity(call, call.input.PolicySourceArn!)] }),
  async run(call) {
    const { input, house } = call
    const entity = await requireEntity(house, call.caller.account, input.PolicySourceArn!)
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined && entity.kind !== 'user') {
      throw callerArnMissing()
    }
    const isCallerItself = input.CallerArn === undefined || input.CallerArn === entity.arn
    const excluded = exclusions(input.PolicyExclusionList)
    const own = (await policiesOfEntity(house, entity))
      .filter((policy) => !excluded.policy(policy))
      .map((policy) => ofEntity(policy))
    const caller = isCallerItself ? await callerOfEntity(house, entity) : callerOfArn(input.CallerArn!)
    return runSimulation(call, {
      caller,
      identity: [...own, ...givenPolicies(input)],
      boundary: givenBoundary(input) ?? (excluded.boundary ? undefined : await boundaryOf(house, entity)),
      trust: await trustPolicies(call),
      scps: excluded.scps ? [] : undefined,
    })
  },
})

const callerArnMissing = () => invalidRequest('CallerArn is required when a ResourcePolicy is given.')

/**
 * AWS: an attached policy is named by its name, an inline one by whose it is too, e.g.
 * `user_alice_ReadBucket`.
 */
function ofEntity({ name, text, arn, holder }: EntityPolicy): SimulatedPolicy {
  const id = arn === undefined ? `${holder.kind}_${holder.name}_${name}` : name
  return simulatedPolicy(id, arn === undefined ? holder.kind : 'managed', text)
}

/** The boundary the entity has; one whose policy is gone allows nothing. */
async function boundaryOf(house: House, { boundaryArn }: Entity): Promise<SimulatedPolicy | undefined> {
  if (boundaryArn === null) return undefined
  const text =
    (await defaultDocuments(house.store.read, [boundaryArn])).get(boundaryArn) ??
    house.managedPolicies.defaultDocument(boundaryArn)
  return simulatedPolicy(namesOfPolicyArn(boundaryArn).name, 'managed', text ?? '')
}

/**
 * The trust policies of the roles that are to be assumed, by the roles' ARNs. AWS's simulator leaves them out
 * and says
 * `allowed` where AssumeRole then refuses; here they count, of roles of the caller's own account: whoever
 * simulates a principal is told of its permissions, but nothing of another account's roles.
 */
async function trustPolicies({
  input,
  caller,
  house,
}: Call<SimulationInput>): Promise<Map<string, SimulatedPolicy>> {
  const trust = new Map<string, SimulatedPolicy>()
  if (input.ResourcePolicy !== undefined) return trust
  const db = house.store.read
  for (const resource of input.ResourceArns ?? []) {
    if (!(input.ActionNames ?? []).some((name) => isForTrustPolicy(name, resource))) continue
    const named = parseEntityArn(resource)
    if (named === undefined || named.account !== caller.account) continue
    const role = await findRoleByName(db, named.account, named.name)
    if (role === undefined || iamArn(role.account, 'role', role.path, role.name) !== resource) continue
    const text = await shownPrincipals(db, role.trustPolicy)
    trust.set(resource, simulatedPolicy(`role_${role.name}_AssumeRolePolicyDocument`, 'trust', text))
  }
  return trust
}

/**
 * What the organization says of the caller of a simulation: its service control policies, and the keys that its
 * requests would carry. Those of another account are not to be learned so. AWS: both simulations count the policies,
 * with their conditions and resources. Source: AWS CLI Command Reference, `iam simulate-custom-policy`.
 */
function organizationOf(
  { house, caller }: Call<unknown>,
  { principal }: SimulatedCaller,
): { scps: PolicySet['scps']; keys: KnownKeys } {
  const membership = principal.account === caller.account ? house.organizations.of(caller.account) : undefined
  if (membership === undefined) return { scps: [], keys: {} }
  return {
    scps: membership.scps(),
    keys: {
      'aws:principalorgid': [membership.organizationId],
      'aws:principalorgpaths': [membership.path],
    },
  }
}

type Parts = {
  caller: SimulatedCaller
  identity: SimulatedPolicy[]
  boundary: SimulatedPolicy | undefined
  trust: ReadonlyMap<string, SimulatedPolicy>
  /** Instead of those that bind the caller's account. */
  scps?: PolicySet['scps'] | undefined
}

async function runSimulation(call: Call<SimulationInput>, parts: Parts) {
  const { input, now } = call
  const { turns } = call.house
  const { caller, trust } = parts
  const organization = organizationOf(call, caller)
  const scps = parts.scps ?? organization.scps
  const actions = actionsOf(input)
  const resources = resourcesOf(input)
  const keys = simulationContext(input.ContextEntries, { ...caller.keys, ...organization.keys }, now)
  const given = givenResourcePolicy(input, actions, resources, keys)
  const simulation: Simulation = {
    ...parts,
    scps,
    keys,
    resourceOwner: resourceOwnerOf(input, caller.principal.account),
    resourcePolicy: (name, resource) => {
      if (given !== undefined) return given
      // Nobody can be held against a trust policy without a name.
      return caller.named && isForTrustPolicy(name, resource) ? trust.get(resource) : undefined
    },
  }
  const sources = [...parts.identity, parts.boundary, given].flatMap((one) => one?.source ?? [])
  const statements = [...sources, ...scps.flat()].reduce(
    (sum, { policy }) => sum + policy.statements.length,
    1,
  )
  const most = actionsPerPage(resources.length * statements)
  const numbered = actions.map((name, at) => ({ name, key: String(at).padStart(6, '0') }))
  const MaxItems = Math.min(input.MaxItems ?? defaultActions, most)
  const { rows, page } = pageWithin({ ...input, MaxItems }, numbered, ({ key }) => key)
  // Whose the resource is may differ from one question to the next, and no other key.
  const shared = { verdicts: new Map(), isShared: (key: string) => key !== 'aws:resourceaccount' }
  const budget = newSteps(simulationSteps, shared)
  const EvaluationResults: ReturnType<typeof evaluationResult>[] = []
  for (const { name } of rows) {
    const verdicts: Verdict[] = []
    for (const resource of resources) {
      if (turns.isOver()) await turns.next()
      verdicts.push(simulate(simulation, name, resource, budget))
    }
    EvaluationResults.push(evaluationResult(name, verdicts))
  }
  return { EvaluationResults, ...page }
}

/** LIMIT: steps of one simulation, which asks and explains thousands of questions at once. */
const simulationSteps = 2 * requestSteps

// LIMIT: statements looked at for one answer: a fraction of a second in which nobody else is answered.
const maxLooks = 100_000
// AWS: the default of MaxItems.
const defaultActions = 100

/** AWS "might return fewer results": a page ends where the work for it would be too much. */
function actionsPerPage(looksPerAction: number): number {
  if (looksPerAction > maxLooks)
    throw invalidRequest('The simulation is too large. Give fewer resources or policies.')
  return Math.floor(maxLooks / looksPerAction)
}
