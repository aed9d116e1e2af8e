import type { PolicySet } from '../../../policy/policy-set.ts'
import { parsePolicy } from '../../../policy/text/parse.ts'
import { resourceFault } from '../../../policy/validate/resource-format.ts'
import type { ContextKeys } from '../../../policy/types.ts'
import { unfinished } from '../../../access/decision/unfinished.ts'
import { newSteps, ranOut } from '../../../policy/steps.ts'
import { validateIdentityPolicy } from '../../../policy/validate/validate-identity.ts'
import type { IamInput } from '../action.ts'
import { invalidRequest } from '../errors.ts'
import { isForTrustPolicy, simulatedPolicy, type SimulatedPolicy } from './simulation.ts'

/** What both simulations are asked with. */
export type SimulationInput = Omit<IamInput<'SimulateCustomPolicy'>, 'PolicyInputList'> & {
  PolicyInputList?: string[] | undefined
}

/** The actions as written; each is one action's full name. */
export function actionsOf({ ActionNames }: SimulationInput): readonly string[] {
  for (const name of ActionNames ?? []) {
    if (!/^[\w-]+:\w+$/.test(name))
      throw invalidRequest(`${name} is not the name of one action, e.g. iam:CreateUser.`)
  }
  return ActionNames ?? []
}

/** The resources as written, `*` where there are none. */
export function resourcesOf({ ResourceArns, ResourceHandlingOption }: SimulationInput): readonly string[] {
  const resources = ResourceArns === undefined || ResourceArns.length === 0 ? ['*'] : ResourceArns
  for (const resource of resources) {
    const fault = resourceFault(resource, false)
    if (fault === undefined) continue
    throw invalidRequest(
      fault === 'legacy' ? `Resource ${resource} must be in ARN format or "*".` : fault.sentence,
    )
  }
  if (ResourceHandlingOption !== undefined) checkScenario(ResourceHandlingOption, resources)
  return resources
}

// Source: IAM API Reference, SimulateCustomPolicy, ResourceHandlingOption.
const scenarios: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC2-Classic-InstanceStore', ['instance', 'image', 'security-group']],
  ['EC2-Classic-EBS', ['instance', 'image', 'security-group', 'volume']],
  ['EC2-VPC-InstanceStore', ['instance', 'image', 'security-group', 'network-interface']],
  ['EC2-VPC-InstanceStore-Subnet', ['instance', 'image', 'security-group', 'network-interface', 'subnet']],
  ['EC2-VPC-EBS', ['instance', 'image', 'security-group', 'network-interface', 'volume']],
  ['EC2-VPC-EBS-Subnet', ['instance', 'image', 'security-group', 'network-interface', 'subnet', 'volume']],
])

function checkScenario(option: string, resources: readonly string[]): void {
  const needed = scenarios.get(option)
  if (needed === undefined) throw invalidRequest(`${option} is not a ResourceHandlingOption.`)
  const isThere = (type: string): boolean =>
    resources.some((resource) => resource.startsWith('arn:aws:ec2:') && resource.includes(`:${type}/`))
  const missing = needed.find((type) => !isThere(type))
  if (missing !== undefined) throw invalidRequest(`${option} needs a resource of type ${missing}.`)
}

/** The policies given as texts, named as AWS names them: `PolicyInputList.1` and so on. */
export function givenPolicies({ PolicyInputList = [] }: SimulationInput): SimulatedPolicy[] {
  return PolicyInputList.map((text, at) => identityPolicy(`PolicyInputList.${at + 1}`, text))
}

/**
 * The service control policies given as texts, level by level from the root down; undefined where none are given. A
 * level without any allows nothing. Source: IAM API Reference, OrderedOrganizationPolicyType.
 */
export function givenControlPolicies(
  levels: IamInput<'SimulateCustomPolicy'>['OrderedOrganizationPolicyInputList'],
): PolicySet['scps'] | undefined {
  return levels?.map(({ ServiceControlPolicyInputList: texts = [] }, level) =>
    texts.map((text, at) => {
      const id = `OrderedOrganizationPolicyInputList.${level + 1}.ServiceControlPolicyInputList.${at + 1}`
      return { ...identityPolicy(id, text).source, type: 'scp' as const }
    }),
  )
}

/** The boundary given as a text; AWS takes one at the most. */
export function givenBoundary({
  PermissionsBoundaryPolicyInputList: texts = [],
}: SimulationInput): SimulatedPolicy | undefined {
  if (texts.length > 1) {
    throw invalidRequest('PermissionsBoundaryPolicyInputList can hold only one permissions boundary.')
  }
  return texts[0] === undefined ? undefined : identityPolicy('PermissionsBoundaryPolicyInputList.1', texts[0])
}

function identityPolicy(id: string, text: string): SimulatedPolicy {
  const fault = validateIdentityPolicy(text)
  if (fault !== undefined) throw invalidRequest(`${id}: ${fault}`)
  return simulatedPolicy(id, 'user', text)
}

/**
 * The resource's policy given as a text. It names principals, and it must be about every resource that is
 * simulated; only a role's trust policy leaves its Resource out.
 */
export function givenResourcePolicy(
  { ResourcePolicy: text }: SimulationInput,
  actions: readonly string[],
  resources: readonly string[],
  keys: ContextKeys,
): SimulatedPolicy | undefined {
  if (text === undefined) return undefined
  const parsed = parsePolicy(text)
  if ('findings' in parsed) {
    const { message, line, column } = parsed.findings[0]!
    throw invalidRequest(`ResourcePolicy: ${message} (line ${line}, column ${column}).`)
  }
  const { statements } = parsed.document
  if (
    statements.some(({ principal, notPrincipal }) => principal === undefined && notPrincipal === undefined)
  ) {
    throw invalidRequest('ResourcePolicy: every statement must specify a principal.')
  }
  const policy = simulatedPolicy('ResourcePolicy', 'resource', text)
  const compiled = policy.source.policy.statements
  const steps = newSteps()
  for (const resource of resources.filter((one) => one !== '*')) {
    if (actions.every((action) => isForTrustPolicy(action, resource))) continue
    const isAbout = compiled.some(
      ({ statement, matchesResource }) =>
        (statement.resource ?? statement.notResource) !== undefined && matchesResource(resource, keys, steps),
    )
    if (ranOut(steps)) throw unfinished({ protocol: 'query' })
    if (!isAbout) throw invalidRequest(`The ResourcePolicy does not apply to the resource ${resource}.`)
  }
  return policy
}

/** The account that owns resources whose ARN names none: an account's root ARN or its id. */
export function resourceOwnerOf({ ResourceOwner: owner }: SimulationInput, callerAccount: string): string {
  if (owner === undefined) return callerAccount
  const [, account] = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(owner) ?? []
  if (account === undefined) throw invalidRequest(`ResourceOwner ${owner} is not the ARN of an account.`)
  return account
}
