import { scopeText } from './auth.ts'
import type { Scope } from './auth.ts'
import { authError } from './errors/errors.ts'
import { hmacHex, sameSignature, type HmacKey } from './signing-key.ts'
import { emptyHash, sha256Hex } from './string-to-sign.ts'

/**
 * What signs the chunks of one upload: the request's own key, date and scope, and its signature as the seed.
 */
export type ChunkSigner = {
  accessKeyId: string
  signingKey: HmacKey
  /** `YYYYMMDDThhmmssZ` */
  amzDate: string
  scope: Scope
  seedSignature: string
}

/** The chain of chunk signatures: each proof takes the signature before it as its seed. */
export type ChunkChain = {
  /** Throws S3's SignatureDoesNotMatch unless the chunk with this SHA-256 carries this signature. */
  proveChunk(dataHash: string, signature: string): void
  /** The same for the trailers, given as `name:value\n` lines. */
  proveTrailer(lines: string, signature: string): void
}

/** The chunk's string to sign. */
export function chunkStringToSign(signer: ChunkSigner, previous: string, dataHash: string): string {
  const { amzDate, scope } = signer
  return `AWS4-HMAC-SHA256-PAYLOAD\n${amzDate}\n${scopeText(scope)}\n${previous}\n${emptyHash}\n${dataHash}`
}

/** The trailer's string to sign; `lines` are `name:value\n`, names in lower case. */
export function trailerStringToSign(signer: ChunkSigner, previous: string, lines: string): string {
  const linesHash = sha256Hex(Buffer.from(lines, 'latin1'))
  return `AWS4-HMAC-SHA256-TRAILER\n${signer.amzDate}\n${scopeText(signer.scope)}\n${previous}\n${linesHash}`
}

/** Starts the chain at the request's own signature. */
export function createChunkChain(signer: ChunkSigner): ChunkChain {
  let previous = signer.seedSignature
  const prove = (stringToSign: string, signature: string): void => {
    if (!sameSignature(hmacHex(signer.signingKey, stringToSign), signature)) {
      const { accessKeyId } = signer
      throw authError('s3', { kind: 'bad-signature', accessKeyId, signature, stringToSign })
    }
    previous = signature
  }
  return {
    proveChunk: (dataHash, signature) => prove(chunkStringToSign(signer, previous, dataHash), signature),
    proveTrailer: (lines, signature) => prove(trailerStringToSign(signer, previous, lines), signature),
  }
}
