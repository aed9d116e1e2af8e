const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Text to UTF-8 bytes. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** UTF-8 bytes to text; malformed bytes become U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** Bytes to standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64()
}

/** Standard base64 (padding optional, white space ignored) to bytes, or undefined where it is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text)
  } catch {
    return undefined
  }
}

/** Bytes to lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return bytes.toHex()
}
