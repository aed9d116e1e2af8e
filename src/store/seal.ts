import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Random } from '../kernel/ids.ts'

/** Master keys by id; new things are sealed with `current`, old ones open with the key they name. */
export type KeyRing = { current: string; keys: Readonly<Record<string, Uint8Array>> }

/**
 * Authenticated encryption under the master key (AES-256-GCM, RFC 5116). `purpose` derives a key of its own
 * (HKDF, RFC 5869); `context` binds the sealed bytes to where they belong, so that a row's secret opens in no
 * other row.
 */
export type Sealer = {
  seal(purpose: string, context: string, plain: Uint8Array): Buffer
  /** The plain bytes, or undefined where the bytes were not sealed by us for this purpose and context. */
  open(purpose: string, context: string, sealed: Uint8Array): Buffer | undefined
}

const nonceLength = 12
const tagLength = 16

/** Sealed form: length of the key id (1 byte), key id, nonce (12), tag (16), ciphertext. */
export function createSealer(ring: KeyRing, random: Random): Sealer {
  const derived = new Map<string, KeyObject>()
  const keyFor = (id: string, purpose: string): KeyObject | undefined => {
    const label = `${id}/${purpose}`
    let key = derived.get(label)
    const master = Object.hasOwn(ring.keys, id) ? ring.keys[id] : undefined
    if (key === undefined && master !== undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `understudy/${purpose}`, 32)))
      derived.set(label, key)
    }
    return key
  }
  const head = Buffer.from([ring.current.length, ...Buffer.from(ring.current)])
  return {
    seal(purpose, context, plain) {
      const nonce = random(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', keyFor(ring.current, purpose)!, nonce)
      // None and an empty one are the same (RFC 5116, section 2.1), and none costs nothing.
      if (context !== '') cipher.setAAD(Buffer.from(context))
      const body = cipher.update(plain)
      const rest = cipher.final()
      return Buffer.concat([head, nonce, cipher.getAuthTag(), body, rest])
    },
    open(purpose, context, sealed) {
      const idEnd = 1 + (sealed[0] ?? 0)
      const tagAt = idEnd + nonceLength
      const bodyAt = tagAt + tagLength
      if (sealed.length < bodyAt) return undefined
      const key = keyFor(Buffer.from(sealed.subarray(1, idEnd)).toString('latin1'), purpose)
      if (key === undefined) return undefined
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(idEnd, tagAt))
      if (context !== '') cipher.setAAD(Buffer.from(context))
      cipher.setAuthTag(sealed.subarray(tagAt, bodyAt))
      try {
        return Buffer.concat([cipher.update(sealed.subarray(bodyAt)), cipher.final()])
      } catch {
        return undefined
      }
    },
  }
}
