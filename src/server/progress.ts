import type { Call } from '../access/action.ts'
import type { Asked } from '../access/asked.ts'
import type { Claimed } from '../access/identity/authenticate.ts'
import type { AwsError } from '../kernel/aws-error.ts'
import type { Desk } from './front.ts'
import type { ServiceRoute } from './route.ts'

/** What is known of a request so far: the trail is written from it, however far the request came. */
export type Progress = {
  requestId: string
  way: ServiceRoute
  /** The address the request came from. */
  peer: string
  desk: Desk
  claimed?: Claimed
  operation?: string
  /** What was asked for, as it was parsed: not yet valid, and not for the trail as it is. */
  input?: object
  call?: Call<object>
  asked: readonly Asked[]
  error?: AwsError
}
