import { askQuery } from '../cli/environment/ask.ts'
import { assumeRole } from '../cli/environment/assume-role.ts'
import type { Target } from '../cli/environment/client-environment.ts'
import type { Credentials, Who } from './understudy.ts'

/** Where credentials come from: the administrators' keys that first start made, and the server itself. */
type Source = {
  account: string
  administrator(account: string): Credentials
  targetOf(credentials: Credentials): Target
}

/**
 * Gives credentials by asking the server for them, as any client would. A user gets one key that is kept, for a user
 * has two at the most.
 */
export function createCredentials({ account: defaultAccount, administrator, targetOf }: Source): {
  credentials(who?: Who): Promise<Credentials>
  forget(): void
} {
  const keys = new Map<string, Promise<Credentials>>()
  const keyOf = (account: string, user: string): Promise<Credentials> => {
    const name = `${account}/${user}`
    const known = keys.get(name)
    if (known !== undefined) return known
    const made = makeKey(targetOf(administrator(account)), user)
    keys.set(name, made)
    // A refusal is not kept: the user may be made later.
    made.catch(() => keys.delete(name))
    return made
  }
  return {
    async credentials({ account = defaultAccount, user, role, sessionName = 'test' } = {}) {
      const own = user === undefined ? administrator(account) : await keyOf(account, user)
      if (role === undefined) return own
      const arn = role.startsWith('arn:') ? role : `arn:aws:iam::${account}:role/${role}`
      return assumeRole(targetOf(own), arn, sessionName)
    },
    forget: () => keys.clear(),
  }
}

async function makeKey(target: Target, user: string): Promise<Credentials> {
  const { AccessKey } = await askQuery(target, 'iam', 'CreateAccessKey', { UserName: user })
  return { accessKeyId: AccessKey!['AccessKeyId']!, secretAccessKey: AccessKey!['SecretAccessKey']! }
}
