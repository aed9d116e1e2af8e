import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldName } from './fold-name.ts'

test('names are compared without case, and with what folds onto i, k and s as those', () => {
  const table: [name: string, folded: string][] = [
    ['aws:PrincipalTag/Task', 'aws:principaltag/task'],
    ['aws:PrincipalTag/ta\u017fk', 'aws:principaltag/task'],
    ['aws:PrincipalTag/TAS\u212a', 'aws:principaltag/task'],
    ['aws:PrincipalTag/\u0131d', 'aws:principaltag/id'],
    ['aws:PrincipalTag/\u0130D', 'aws:principaltag/id'],
    ['aws:PrincipalTag/größe', 'aws:principaltag/größe'],
  ]
  for (const [name, folded] of table) assert.equal(foldName(name), folded, name)
})
