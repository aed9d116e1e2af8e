import { foldName } from '../../../kernel/fold-name.ts'
import type { House } from '../../../access/house.ts'
import { assumedRoleArn } from '../../../kernel/arn.ts'
import type { Principal } from '../../../policy/types.ts'
import { tagsOf } from '../../../store/entities/tags.ts'
import { parseEntityArn, type Entity } from '../entities.ts'
import { invalidRequest } from '../errors.ts'
import type { KnownKeys } from './simulation-context.ts'

/**
 * Who calls in a simulation. `named` is false where the request names nobody whom a resource's policy could
 * mean.
 */
export type SimulatedCaller = { principal: Principal; keys: KnownKeys; named: boolean }

/** Somebody of the account without a name. */
export function unnamedCaller(account: string): SimulatedCaller {
  return { principal: { kind: 'User', arn: '', account }, keys: {}, named: false }
}

/** The user that a `CallerArn` names; it need not exist. */
export function callerOfArn(arn: string): SimulatedCaller {
  const named = parseEntityArn(arn)
  if (named?.kind !== 'user') throw invalidRequest(`CallerArn ${arn} is not the ARN of an IAM user.`)
  const { account, name } = named
  const keys = { ...accountKeys(arn, account, 'User'), 'aws:username': [name] }
  return { principal: { kind: 'User', arn, account }, keys, named: true }
}

/**
 * The user or role whose policies are simulated, calling by itself: the keys that every request of it would
 * have. A role calls by a session, whose name nobody knows here; a group calls nobody.
 */
export async function callerOfEntity(house: House, entity: Entity): Promise<SimulatedCaller> {
  const { kind, account, id, name, arn, path } = entity
  if (kind === 'group') return unnamedCaller(account)
  const keys: Record<string, readonly string[]> = {}
  for (const { key, value } of await tagsOf(house.store.read, id)) {
    keys[`aws:principaltag/${foldName(key)}`] = [value]
  }
  if (kind === 'user') {
    Object.assign(keys, accountKeys(arn, account, 'User'), { 'aws:username': [name], 'aws:userid': [id] })
    return { principal: { kind: 'User', arn, account, uniqueId: id }, keys, named: true }
  }
  Object.assign(keys, accountKeys(arn, account, 'AssumedRole'))
  const principal: Principal = {
    kind: 'AssumedRole',
    // No policy can name a session that has no name.
    arn: assumedRoleArn(account, name, ''),
    account,
    uniqueId: id,
    issuerArn: arn,
    serviceLinkedRole: path.startsWith('/aws-service-role/'),
  }
  return { principal, keys, named: true }
}

function accountKeys(arn: string, account: string, type: string): KnownKeys {
  return { 'aws:principalarn': [arn], 'aws:principalaccount': [account], 'aws:principaltype': [type] }
}
