import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exclusions } from './policy-exclusions.ts'

const holder = { kind: 'user', name: 'alice' } as const
const admin = {
  name: 'AdministratorAccess',
  text: '',
  arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  holder,
}
const own = { name: 'Mine', text: '', arn: 'arn:aws:iam::111122223333:policy/team/Mine', holder }
const inline = { name: 'Inline', text: '', holder }

test('policies are left out by type, by ARN and by the names of an inline policy', () => {
  type List = Parameters<typeof exclusions>[0]
  const inlineOf = (AttachmentName: string, AttachmentType = 'user') => ({
    InlinePolicyIdentifier: { PolicyName: 'Inline', AttachmentType, AttachmentName },
  })
  const cases: [NonNullable<List>[number] | object, object[]][] = [
    [{ PolicyType: 'aws-managed' }, [admin]],
    [{ PolicyType: 'user-managed' }, [own]],
    [{ PolicyType: 'inline' }, [inline]],
    [{ PolicyType: 'rcp' }, []],
    [{ PolicyArn: admin.arn }, [admin]],
    [{ PolicyArn: 'arn:aws:iam::111122223333:policy/team/M*' }, [own]],
    [{ PolicyArn: 'arn:aws:iam::aws:policy/Administrator??????' }, [admin]],
    [{ PolicyArn: 'arn:aws:iam::aws:policy/NotAttached' }, []],
    [inlineOf('alice'), [inline]],
    [inlineOf('a*'), [inline]],
    [inlineOf('alice', 'group'), []],
  ]
  for (const [one, left] of cases) {
    const { policy } = exclusions([one] as List)
    assert.deepEqual([admin, own, inline].filter(policy), left, JSON.stringify(one))
  }
  assert.equal(exclusions([{ PolicyType: 'permission-boundary' }] as List).boundary, true)
  assert.equal(exclusions([{ PolicyType: 'scp' }] as List).scps, true)
})

test('what can identify no policy is refused', () => {
  for (const one of [
    { PolicyType: 'managed' },
    { PolicyArn: 'arn:aws:iam::aws:role/x' },
    { PolicyArn: 'arn:aws:iam::*:policy/x' },
    { PolicyArn: 'arn:aws:iam::aws:policy/a*b*' },
    { InlinePolicyIdentifier: { PolicyName: 'a*', AttachmentType: 'user', AttachmentName: 'a' } },
    { InlinePolicyIdentifier: { PolicyName: 'a', AttachmentType: 'policy', AttachmentName: 'a' } },
  ]) {
    assert.throws(() => exclusions([one] as never), { code: 'InvalidInput' }, JSON.stringify(one))
  }
})
