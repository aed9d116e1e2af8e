import type { Protocol } from '../wire/protocol.ts'

/**
 * Smithy's RPC v2 with CBOR bodies, as far as we answer ourselves: errors. What succeeds is the backend's answer.
 * Source: the Smithy specification, "Smithy RPC v2 CBOR protocol".
 */
export const rpcV2Cbor: Protocol = {
  dispatch() {
    throw new Error('requests of RPC v2 are read by the gateway')
  },

  render() {
    throw new Error('nothing of our own is served by RPC v2')
  },

  renderError(_model, error, requestId) {
    const members: [string, string][] = [['__type', error.code], ...Object.entries(error.details)]
    if (error.message !== '') members.push(['message', error.message])
    return {
      status: error.status,
      headers: {
        'x-amzn-requestid': requestId,
        'content-type': 'application/cbor',
        'smithy-protocol': 'rpc-v2-cbor',
        ...error.headers,
      },
      body: Buffer.concat([head(5, members.length), ...members.flat().map(text)]),
    }
  },
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([head(3, bytes.length), bytes])
}

/** The head of an item: its major type and its length. Source: RFC 8949, section 3. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 0x1_00) return Buffer.from([(major << 5) | 24, length])
  const bytes = Buffer.alloc(5)
  bytes[0] = (major << 5) | 26
  bytes.writeUInt32BE(length, 1)
  return bytes
}
