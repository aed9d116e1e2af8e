import { askBackend } from './ask-backend.ts'
import type { BackendSigner } from './signer.ts'

/** The account that a backend's own GetCallerIdentity names; undefined where it names none. */
export async function accountOfBackend(
  backend: Parameters<typeof askBackend>[0],
  sign: BackendSigner,
  credentialsOf: string,
  account: string,
): Promise<string | undefined> {
  const question = {
    signingName: 'sts',
    region: backend.declared.region ?? 'us-east-1',
    account,
    method: 'POST',
    path: '/',
    query: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  }
  const answer = await askBackend(backend, sign, question, credentialsOf).catch(() => undefined)
  if (answer?.status !== 200) return undefined
  return /<Account>(\d{12})<\/Account>/.exec(Buffer.from(answer.body).toString('latin1'))?.[1]
}
