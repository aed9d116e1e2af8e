// LIMIT: a line is one case with its policies; this much is no case, and would only fill the memory.
const lineMaximum = 16 * 1024 * 1024

/**
 * The lines of a UTF-8 stream, one at a time, split at \n alone: node's readline also splits at U+2028, which
 * JSON texts may hold. Throws where the bytes are not UTF-8 or a line is too long.
 */
export async function* lines(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of source) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const parts = rest.split('\n')
    rest = parts.pop()!
    yield* parts
    if (rest.length > lineMaximum) throw new Error(`a line is longer than ${lineMaximum} characters`)
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
