/** What requests to a backend are signed with; `account` is the account of the resource in place of a key id. */
export type BackendCredentials = { accessKeyId: string; secretAccessKey: string } | 'account'

/** Credentials by signing name, and those of every other service. */
export type CredentialsOf = (signingName: string) => BackendCredentials

/** What emulators take where nobody says otherwise. */
const usual: BackendCredentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** The secret of requests that carry an account in place of a key id; who reads them so looks at no signature. */
export const accountSecret = 'test'

const entryForm = /^(?:([a-z0-9,-]+)=)?(?:(account)|([^:\s]{1,128}):(\S{1,256}))$/

/**
 * Reads `KEY:SECRET` or `account`, alone or as `NAME[,NAME…]=KEY:SECRET`, with white space between several; lines
 * that begin with `#` are nothing. Throws an Error that says which entry is wrong and repeats none of it.
 */
export function readBackendCredentials(text: string): CredentialsOf {
  const named = new Map<string, BackendCredentials>()
  let others: BackendCredentials | undefined
  const entries = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(/\s+/).filter(Boolean))
  for (const [index, entry] of entries.entries()) {
    const match = entryForm.exec(entry)
    if (match === null)
      throw new Error(`entry ${index + 1} is none of KEY:SECRET, account and NAME=KEY:SECRET`)
    const [, names, account, accessKeyId = '', secretAccessKey = ''] = match
    const credentials: BackendCredentials =
      account === undefined ? { accessKeyId, secretAccessKey } : 'account'
    if (names === undefined) {
      if (others !== undefined) throw new Error(`entry ${index + 1} is the second that names no service`)
      others = credentials
    }
    for (const name of names?.split(',') ?? []) {
      if (named.has(name)) throw new Error(`entry ${index + 1} gives ${name} credentials again`)
      named.set(name, credentials)
    }
  }
  return (signingName) => named.get(signingName) ?? others ?? usual
}
