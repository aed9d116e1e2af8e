import type { Caller } from '../../access/caller.ts'
import type { House } from '../../access/house.ts'
import type { RecordedQuestion } from '../../access/recorded-request.ts'
import { requestOf } from '../../kernel/authorization-id.ts'
import { noSuchDetails } from './errors.ts'

/** A refused request as it was recorded, its questions in the order they were asked. */
export type FoundRequest = { account: string; questions: readonly RecordedQuestion[] }

/**
 * The request of an authorization id. AWS: who belongs to the organization that was recorded with it may ask, or,
 * where none was, to the account. Anybody else is told what an id of nothing is told.
 */
export async function findRefused(
  authorizationId: string,
  caller: Caller,
  house: House,
): Promise<FoundRequest> {
  const named = requestOf(authorizationId)
  const told = named && (await house.trail.find(named.account, named.requestId))
  const questions = told?.questions ?? []
  const refused = questions.find(({ documents }) => documents !== undefined)
  if (named === undefined || refused === undefined) throw noSuchDetails()
  const [organization] = refused.explanation?.keys['aws:principalorgid'] ?? []
  const own = house.organizations.of(caller.account)?.organizationId
  const isTheirs = organization === undefined ? caller.account === named.account : own === organization
  if (!isTheirs) throw noSuchDetails()
  return { account: named.account, questions }
}
