import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { crc32c } from '../kernel/crc32c.ts'
import { crc64nvme } from '../kernel/crc64nvme.ts'
import type { DigestName } from '../access/received.ts'

/** A hash or checksum that grows with the bytes that pass by; `result` is its big-endian bytes. */
export type Digest = { update(bytes: Uint8Array): void; result(): Uint8Array }

/** Starts a digest of the given kind. */
export function createDigest(name: DigestName): Digest {
  if (name === 'crc32') return checksum(crc32, uint32)
  if (name === 'crc32c') return checksum(crc32c, uint32)
  if (name === 'crc64nvme') return checksum64()
  const hash = createHash(name)
  return { update: (bytes) => void hash.update(bytes), result: () => hash.digest() }
}

function checksum(
  step: (bytes: Uint8Array, before: number) => number,
  encode: (value: number) => Buffer,
): Digest {
  let value = 0
  return { update: (bytes) => void (value = step(bytes, value)), result: () => encode(value) }
}

function checksum64(): Digest {
  let value = 0n
  return {
    update: (bytes) => void (value = crc64nvme(bytes, value)),
    result() {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64BE(value)
      return bytes
    },
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
