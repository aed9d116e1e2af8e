const polynomial = 0x82f63b78
const tables = makeTables()

/**
 * CRC-32C (Castagnoli) of `bytes` after those whose checksum is `previous`: an unsigned 32-bit number, 0
 * for no bytes yet. Pieces of any length chain, as in `node:zlib`'s crc32. Source: RFC 3720, appendix B.4.
 */
export function crc32c(bytes: Uint8Array, previous = 0): number {
  const table = tables
  const end = bytes.length - (bytes.length % 8)
  let crc = ~previous
  let at = 0
  // Eight bytes a step ("slicing by eight"): each goes through a table of its own.
  for (; at < end; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      table[1792 + (crc & 0xff)]! ^
      table[1536 + ((crc >>> 8) & 0xff)]! ^
      table[1280 + ((crc >>> 16) & 0xff)]! ^
      table[1024 + (crc >>> 24)]! ^
      table[768 + bytes[at + 4]!]! ^
      table[512 + bytes[at + 5]!]! ^
      table[256 + bytes[at + 6]!]! ^
      table[bytes[at + 7]!]!
  }
  for (; at < bytes.length; at++) crc = table[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function makeTables(): Int32Array {
  const table = new Int32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    table[byte] = crc
  }
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256]!
    table[at] = table[before & 0xff]! ^ (before >>> 8)
  }
  return table
}
