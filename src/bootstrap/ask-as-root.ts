import type { Call, Service } from '../access/action.ts'
import { rootCaller } from '../access/caller.ts'
import type { House } from '../access/house.ts'

/**
 * An operation's own work, with the account's root user as the caller; nobody needs to be asked about root. Throws the
 * operation's AwsError.
 */
export async function askAsRoot(
  house: House,
  account: string,
  service: Service,
  operation: string,
  input: object,
): Promise<unknown> {
  const action = service.actions[operation]
  if (action === undefined || action === 'not yet') {
    throw new Error(`${service.name} does not serve ${operation} yet`)
  }
  const call: Call<object> = {
    input,
    caller: rootCaller(account),
    house,
    request: {
      requestId: '',
      region: house.region,
      sourceIp: '127.0.0.1',
      userAgent: 'bootstrap',
      secure: false,
      host: 'localhost',
      method: 'POST',
      path: '/',
      headers: {},
    },
    now: house.clock.now(),
    refusals: [],
    may: () => true,
    receive: () => Promise.reject(new Error('a bootstrap file sends no body')),
    responseHeaders: {},
  }
  const { found } = await action.access(call)
  return action.run(call, found)
}
