import { generateKeyPair as generateCallback, createPrivateKey } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWTPayload } from 'jose'

const generateKeyPair = promisify(generateCallback)

/** What STS signs its own web identity tokens with. */
export type OutboundAlgorithm = 'RS256' | 'ES384'

/** A key as it is kept: the public part as JSON Web Key text, the private one as PKCS #8. */
export type OutboundKey = { id: string; algorithm: OutboundAlgorithm; publicKey: string; privateKey: Buffer }

/** Makes a signing key of that kind; `id` becomes its `kid`. */
export async function makeOutboundKey(algorithm: OutboundAlgorithm, id: string): Promise<OutboundKey> {
  const { publicKey, privateKey } =
    algorithm === 'RS256'
      ? await generateKeyPair('rsa', { modulusLength: 2048 })
      : await generateKeyPair('ec', { namedCurve: 'P-384' })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: id, alg: algorithm, use: 'sig' }
  return {
    id,
    algorithm,
    publicKey: JSON.stringify(jwk),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
}

/** A signed JWT of those claims. */
export async function signOutboundToken(
  claims: JWTPayload,
  { id, algorithm, privateKey }: Omit<OutboundKey, 'publicKey'>,
): Promise<string> {
  const { SignJWT } = await import('jose')
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: id, typ: 'JWT' }).sign(key)
}
