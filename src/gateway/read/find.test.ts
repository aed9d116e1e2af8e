import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minimalInput } from '../../../test/fixtures/minimal-input.ts'
import { modelsDirectory } from '../../main.ts'
import type { WireRequest } from '../../wire/protocol.ts'
import { openApis, type Api } from '../apis.ts'
import { writeRequest } from '../write-request.ts'
import { readRequest, wireOf } from './find.ts'

const apis = openApis(modelsDirectory)

/** A request of an operation with what it requires, as its bytes. */
function requestOf(api: Api, operation: string): WireRequest {
  const input = minimalInput(api.model.operation(operation)?.input, {})
  const { body, ...rest } = writeRequest(api, operation, input)
  return { ...rest, body: Buffer.from(body) }
}

/** How a request is read again: the prefix of its policies and the operation's name. */
function readAgain(api: Api, request: WireRequest): string {
  const sharing = apis
    .ofSigningName(api.signs)
    .filter((one) => (one.api === 's3control') === (api.api === 's3control'))
  try {
    const read = readRequest(sharing, wireOf(sharing, request), request)
    return `${read.api.prefix} ${read.operation}`
  } catch (cause) {
    return String(cause)
  }
}

/** Requests of two APIs of one signing name that nothing tells apart; neither is passed on. */
const ambiguous = new Set(['lex-models StartImport', 'lexv2-models ListImports', 'lexv2-models TagResource'])

test('every operation of every API is read as what it was written as', () => {
  const wrong: string[] = []
  let count = 0
  for (const api of apis.all) {
    // S3's own codec reads S3.
    if (api.api === 's3') continue
    for (const operation of api.names) {
      count++
      const read = readAgain(api, requestOf(api, operation))
      const name = `${api.api} ${operation}`
      if (read !== `${api.prefix} ${operation}` && !ambiguous.has(name)) wrong.push(`${name}: ${read}`)
    }
  }
  assert.ok(count > 17_500, String(count))
  assert.deepEqual(wrong, [])
})
