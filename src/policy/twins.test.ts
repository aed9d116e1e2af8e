import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyLevels, anyPolicy, anyWorld } from '../../test/fixtures/worlds/random-worlds.ts'
import { compileText } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain/explain.ts'
import { explanationText } from './explain/explanation-text.ts'
import { referenceOutcome } from './twin/reference.ts'
import type { Outcome } from './types.ts'
import type { PolicySet, SourcedPolicy } from './policy-set.ts'

const runs = { numRuns: 1500 }

/** How far a decision goes towards yes. */
const permission: Record<Outcome, number> = { ExplicitlyDenied: 0, ImplicitlyDenied: 1, Allowed: 2 }

test('in the random worlds each outcome has a fifth at least, and every layer decides some', () => {
  const worlds = 4000
  const outcomes: Record<Outcome, number> = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 }
  const refusals = new Map<string, number>()
  const kinds = new Map<string, number>()
  for (const [question, policies] of fc.sample(anyWorld, { numRuns: worlds, seed: 7 })) {
    const { outcome, layer } = evaluate(question, policies)
    outcomes[outcome] += 1
    const refusal = `${outcome} by ${layer}`
    refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1)
    const kind = `${question.principal.kind} ${outcome === 'Allowed'}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  for (const [outcome, count] of Object.entries(outcomes)) {
    assert.ok(count > worlds / 5, `${outcome}: ${count}`)
  }
  for (const layer of ['scp', 'rcp', 'resource', 'identity', 'boundary', 'session']) {
    for (const outcome of ['ImplicitlyDenied', 'ExplicitlyDenied']) {
      const count = refusals.get(`${outcome} by ${layer}`) ?? 0
      assert.ok(count >= 20, `${outcome} by ${layer}: ${count}`)
    }
  }
  assert.equal(kinds.size, 16, 'all eight kinds of principals are let through and refused')
  for (const [kind, count] of kinds) assert.ok(count >= 30, `${kind}: ${count}`)
})

test('the engine and its plain twin decide every world alike', () => {
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      assert.equal(evaluate(question, policies).outcome, referenceOutcome(question, policies))
    }),
    { numRuns: 6000 },
  )
})

test('a Deny that covers everything is never outvoted', () => {
  const deny: SourcedPolicy = {
    id: 'Deny',
    type: 'managed',
    policy: compileText('{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}'),
  }
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      // AWS: nothing can deny GetCallerIdentity.
      fc.pre(question.action !== 'sts:GetCallerIdentity')
      const denied = evaluate(question, { ...policies, resource: deny })
      assert.equal(denied.outcome, 'ExplicitlyDenied')
      assert.ok(denied.statements.some(({ source }) => source === deny))
    }),
    runs,
  )
})

test('a boundary, a session policy, an SCP and an RCP never add permissions', () => {
  fc.assert(
    fc.property(anyWorld, anyPolicy('managed'), anyLevels('scp'), ([question, policies], policy, levels) => {
      const less = (more: Partial<PolicySet>): void => {
        const before = evaluate(question, { ...policies, boundary: undefined, session: undefined, scps: [] })
        const after = evaluate(question, {
          ...policies,
          boundary: undefined,
          session: undefined,
          scps: [],
          ...more,
        })
        assert.ok(permission[after.outcome] <= permission[before.outcome])
      }
      less({ boundary: policy })
      // A federated user has no permissions without a session policy, so there it is no mere limit.
      if (question.principal.kind !== 'FederatedUser') less({ session: [policy] })
      less({ scps: levels })
    }),
    runs,
  )
})

test('an explanation says what the engine decided, and its verdicts bear it out', () => {
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      const decision = evaluate(question, policies)
      const explanation = explain(question, policies)
      const { layers, outcome, layer } = explanation
      assert.deepEqual([outcome, layer], [decision.outcome, decision.layer])
      const denying = layers.filter(({ verdict }) => verdict === 'denies')
      assert.equal(denying.length > 0, outcome === 'ExplicitlyDenied')
      if (outcome === 'ExplicitlyDenied') assert.equal(denying[0]!.layer, layer)
      const silent = layers.filter(({ verdict }) => verdict === 'silent').length
      if (outcome === 'Allowed') assert.equal(silent, 0)
      for (const ref of decision.statements) {
        const looked = layers.find((one) => one.layer === ref.layer)!.policies
        assert.ok(looked.some(({ id, statements }) => id === ref.source.id && statements[ref.index]?.matched))
      }
      assert.equal(explanation.decidedBy.length, decision.statements.length)
      for (const { verdict, because, levels, policies: told } of layers) {
        assert.ok(because.length > 0)
        if (levels?.some((one) => one.verdict === 'denies')) assert.equal(verdict, 'denies')
        for (const { matched, failed, nearMiss } of told.flatMap(({ statements }) => statements)) {
          assert.equal(matched, failed === undefined)
          if (nearMiss) assert.ok(!matched)
        }
      }
      assert.deepEqual(JSON.parse(JSON.stringify(explanation)).outcome, outcome)
      assert.match(explanationText(explanation), /^[^\n]+: (?:allowed|explicitly denied|implicitly denied)/)
    }),
    runs,
  )
})

test('the grants an explanation names as missing do allow the request', () => {
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      const { missing, outcome } = explain(question, policies)
      if (outcome !== 'ImplicitlyDenied') return assert.deepEqual(missing, [])
      if (question.principal.kind === 'Account' && policies.resourceKind === 'trust-policy') {
        return assert.deepEqual(missing, [])
      }
      assert.ok(missing.length > 0)
      let granted: PolicySet = policies
      for (const { layer, level, statement } of missing) {
        const text = JSON.stringify({ Version: '2012-10-17', Statement: statement })
        const policy: SourcedPolicy = { id: 'new', type: 'managed', policy: compileText(text) }
        const widen = (levels: PolicySet['scps']) =>
          levels.map((list, at) => (at + 1 === level ? [...list, policy] : list))
        if (layer === 'scp') granted = { ...granted, scps: widen(granted.scps) }
        else if (layer === 'rcp') granted = { ...granted, rcps: widen(granted.rcps) }
        else if (layer === 'identity') granted = { ...granted, identity: [...granted.identity, policy] }
        else if (layer === 'session') granted = { ...granted, session: [...(granted.session ?? []), policy] }
        // A boundary or resource has one policy, and this one allows nothing yet that was needed; replacing
        // it would lose its denials, but there were none.
        else granted = { ...granted, [layer]: policy }
      }
      assert.equal(evaluate(question, granted).outcome, 'Allowed')
    }),
    runs,
  )
})
