import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { findBotocore } from './botocore.ts'
import { deriveData, deriveGateway, deriveModels } from './derive.ts'

const folder = new URL('../../models/', import.meta.url)
const ci = process.env['CI'] === 'true'
const skip = !ci && findBotocore() === undefined ? 'python3 with botocore is not here' : false

test('the committed models are what their sources give', { skip }, (t) => {
  const models = deriveModels()
  assert.ok(models, 'python3 with botocore is needed')
  for (const [name, text] of models) {
    const committed = readFileSync(new URL(name, folder), 'utf8')
    // Another botocore differs in constraints; the one the models were made with must give the same.
    if (sourceOf(committed) !== sourceOf(text) && !ci) {
      t.diagnostic(`${name} was made from other versions and is not compared`)
      continue
    }
    assert.ok(committed === text, `${name} is not what \`npm run models\` gives`)
  }
})

function sourceOf(text: string): string {
  return JSON.stringify((JSON.parse(text) as { source: unknown }).source)
}

test('what the gateway knows is what its sources give', { skip }, (t) => {
  const derived = deriveGateway('fast')
  assert.ok(derived, 'python3 with botocore is needed')
  const open = (index: Uint8Array, blocks: Uint8Array) => {
    const { botocore, apis } = JSON.parse(brotliDecompressSync(index).toString('utf8')) as {
      botocore: string
      apis: { length: number }[]
    }
    const rows = apis.map((row) => ({ ...row, length: 0 }))
    return { botocore, rows, blocks: [...inflated(Buffer.from(blocks), apis.map(({ length }) => length))] }
  }
  const committed = (name: string) => readFileSync(new URL(name, folder))
  const ours = open(committed('gateway.json.br'), committed('gateway.bin'))
  const theirs = open(derived.get('gateway.json.br')!, derived.get('gateway.bin')!)
  if (ours.botocore !== theirs.botocore && !ci) return t.diagnostic('made from another botocore: not compared')
  assert.deepEqual(ours.rows, theirs.rows)
  for (const [i, block] of ours.blocks.entries()) {
    assert.ok(block.equals(theirs.blocks[i]!), `the block of ${JSON.stringify(ours.rows[i])}`)
  }
})

test('the committed data are what the packages give', () => {
  const derived = deriveData('fast')
  const committed = (name: string) => readFileSync(new URL(name, folder))
  const text = (bytes: Uint8Array) => brotliDecompressSync(bytes).toString('utf8')
  assert.equal(text(committed('authorization.json.br')), text(derived.get('authorization.json.br')!))
  assert.equal(text(committed('catalogue.json.br')), text(derived.get('catalogue.json.br')!))
  assert.ok(committed('service-names.json').equals(derived.get('service-names.json')!))
  const index = (bytes: Uint8Array) => JSON.parse(text(bytes)) as { policies: unknown; blocks: number[] }
  const [ours, theirs] = [
    committed('managed-policies.json.br'),
    derived.get('managed-policies.json.br')!,
  ].map(index)
  assert.deepEqual(ours!.policies, theirs!.policies)
  const blocks = [
    [...inflated(committed('managed-policies.bin'), ours!.blocks)],
    [...inflated(derived.get('managed-policies.bin')!, theirs!.blocks)],
  ]
  assert.equal(blocks[0]!.length, blocks[1]!.length)
  blocks[0]!.forEach((block, i) => assert.ok(block.equals(blocks[1]![i]!), `block ${i}`))
})

function* inflated(bytes: Uint8Array, lengths: readonly number[]): Generator<Buffer> {
  let start = 0
  for (const length of lengths) {
    yield brotliDecompressSync(bytes.subarray(start, start + length))
    start += length
  }
  assert.equal(start, bytes.length)
}
