import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { crc32c } from '../kernel/crc32c.ts'
import { crc64nvme } from '../kernel/crc64nvme.ts'
import type { DigestName } from './received.ts'

/** A hash or checksum of bytes that pass by; its result is raw bytes, checksums in network order. */
export type Digester = { update(bytes: Uint8Array): void; digest(): Uint8Array }

/** Begins a digest. */
export function digester(name: DigestName): Digester {
  if (name === 'crc32' || name === 'crc32c') {
    const step = name === 'crc32' ? crc32 : crc32c
    let value = 0
    return {
      update: (bytes) => (value = step(bytes, value)),
      digest() {
        const bytes = Buffer.alloc(4)
        bytes.writeUInt32BE(value)
        return bytes
      },
    }
  }
  if (name === 'crc64nvme') {
    let value = 0n
    return {
      update: (bytes) => (value = crc64nvme(bytes, value)),
      digest() {
        const bytes = Buffer.alloc(8)
        bytes.writeBigUInt64BE(value)
        return bytes
      },
    }
  }
  const hash = createHash(name)
  return { update: (bytes) => hash.update(bytes), digest: () => hash.digest() }
}

/** The digest of bytes at hand. */
export function digestOf(name: DigestName, bytes: Uint8Array): Uint8Array {
  const whole = digester(name)
  whole.update(bytes)
  return whole.digest()
}
