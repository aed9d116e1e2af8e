import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { openServiceCatalogue } from '../../access/decision/service-catalogue.ts'
import { faultsOf } from '../../../test/fixtures/worlds/explanation-faults.ts'
import { anyGrantWorld } from '../../../test/fixtures/worlds/grant-worlds.ts'

const catalogue = openServiceCatalogue(fileURLToPath(new URL('../../../models', import.meta.url)))

test('grants flip the decision, are needed and pass the linter, and no line misleads, in random worlds', () => {
  fc.assert(
    fc.property(anyGrantWorld, (world) => assert.deepEqual(faultsOf(world, catalogue), [])),
    // LIMIT: some seconds; `npm run proof` looks at 100,000.
    { numRuns: 1500, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
  )
})
