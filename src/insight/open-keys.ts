import type { IsOpen } from '../policy/powers/possible.ts'
import type { ContextKeys } from '../policy/types.ts'
import type { Caller } from '../access/caller.ts'

/** Keys that who asks settles: where they are absent, they stay so. */
const ofTheCaller = new Set([
  'aws:assumedroot',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:userid',
  'aws:username',
  'aws:viaawsservice',
])

/** Further ones that no request of a user or root user has, but a session of a role may. */
const ofRoleSessions =
  /^(?:aws:(?:sourceidentity|federatedprovider|ec2instance\w+)|ec2:(?:roledelivery|sourceinstancearn))$/

/**
 * Which keys of a supposed request may still be anything: those that nothing implies. A role's session may carry tags
 * over the role's own, and a name that a condition on `aws:userid` asks for.
 */
export function openKeysOf(caller: Caller, keys: ContextKeys, tagsKnown: boolean): IsOpen {
  const isRole = caller.kind === 'role'
  return (key, values) => {
    if (key.startsWith('aws:principaltag/')) return isRole
    if (key === 'aws:userid' && isRole) {
      return values.some((value) => value.startsWith(`${caller.role?.id}:`))
    }
    if (keys.get(key) !== undefined || ofTheCaller.has(key)) return false
    // AWS: a session that was got with a second factor does not hand it on to roles.
    if (isRole && key === 'aws:multifactorauthage') return false
    if (!isRole && ofRoleSessions.test(key)) return false
    return !(tagsKnown && /^(?:aws|iam):resourcetag\//.test(key))
  }
}
