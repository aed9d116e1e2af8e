// The polynomial 0xad93d23594c93659, bits reversed, in two halves: JavaScript's integer operations take 32
// bits.
const polynomialHigh = 0x9a6c9329
const polynomialLow = 0xac4bc9b5
const { high, low } = makeTables()

/**
 * CRC-64/NVME of `bytes` after those whose checksum is `previous`: an unsigned 64-bit number, 0n for no bytes
 * yet. Pieces of any length chain. Source: NVM Express, NVM Command Set Specification, "64b CRC".
 */
export function crc64nvme(bytes: Uint8Array, previous = 0n): bigint {
  const end = bytes.length - (bytes.length % 8)
  let hi = ~Number(previous >> 32n)
  let lo = ~Number(previous & 0xffffffffn)
  let at = 0
  // Eight bytes a step ("slicing by eight"): each goes through a table of its own.
  for (; at < end; at += 8) {
    lo ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    hi ^= bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24)
    const a = 1792 + (lo & 0xff)
    const b = 1536 + ((lo >>> 8) & 0xff)
    const c = 1280 + ((lo >>> 16) & 0xff)
    const d = 1024 + (lo >>> 24)
    const e = 768 + (hi & 0xff)
    const f = 512 + ((hi >>> 8) & 0xff)
    const g = 256 + ((hi >>> 16) & 0xff)
    const h = hi >>> 24
    lo = low[a]! ^ low[b]! ^ low[c]! ^ low[d]! ^ low[e]! ^ low[f]! ^ low[g]! ^ low[h]!
    hi = high[a]! ^ high[b]! ^ high[c]! ^ high[d]! ^ high[e]! ^ high[f]! ^ high[g]! ^ high[h]!
  }
  for (; at < bytes.length; at++) {
    const index = (lo ^ bytes[at]!) & 0xff
    lo = ((lo >>> 8) | (hi << 24)) ^ low[index]!
    hi = (hi >>> 8) ^ high[index]!
  }
  return (BigInt(~hi >>> 0) << 32n) | BigInt(~lo >>> 0)
}

function makeTables(): { high: Int32Array; low: Int32Array } {
  const high = new Int32Array(8 * 256)
  const low = new Int32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let hi = 0
    let lo = byte
    for (let bit = 0; bit < 8; bit++) {
      const odd = lo & 1
      lo = (lo >>> 1) | (hi << 31)
      hi >>>= 1
      if (odd) {
        lo ^= polynomialLow
        hi ^= polynomialHigh
      }
    }
    high[byte] = hi
    low[byte] = lo
  }
  for (let at = 256; at < low.length; at++) {
    const index = low[at - 256]! & 0xff
    low[at] = ((low[at - 256]! >>> 8) | (high[at - 256]! << 24)) ^ low[index]!
    high[at] = (high[at - 256]! >>> 8) ^ high[index]!
  }
  return { high, low }
}
