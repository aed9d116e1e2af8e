import assert from 'node:assert/strict'
import { test } from 'node:test'
import { condense, type Choice } from './condense.ts'
import { findPath } from './find-path.ts'
import type { AccessEdge, AccessNode } from './operations.ts'

const node = (Id: string, Kind: AccessNode['Kind'], more: Partial<AccessNode> = {}): AccessNode => ({
  Id,
  Kind,
  Name: Id,
  Account: '1',
  ...more,
})
const edge = (From: string, To: string, can: 'always' | 'if' = 'always'): AccessEdge => ({
  From,
  To,
  Kind: 'assume',
  Step: { Can: can, Statements: [], Needs: [] },
})
const member = (From: string, To: string): AccessEdge => ({ From, To, Kind: 'member' })
const all: Choice = {
  kinds: new Set(['user', 'group', 'role', 'account', 'service', 'provider', 'everyone']),
  serviceLinked: false,
  search: '',
  apart: new Set(),
}

/** Boxes with what is in them, and lines, as text. */
function told(nodes: AccessNode[], edges: AccessEdge[], choice: Partial<Choice> = {}) {
  const { boxes, lines, unjoined } = condense(
    { Nodes: nodes, Edges: edges, IsTruncated: false },
    { ...all, ...choice },
  )
  return {
    boxes: boxes.map(({ members }) => members.map(({ Id }) => Id).join('+')),
    lines: lines.map(({ from, to, can }) => `${from} ${can ?? 'in'} ${to}`).toSorted(),
    unjoined,
  }
}

const roles = (count: number) => Array.from({ length: count }, (_, at) => node(`r${at}`, 'role'))

test('three and more that are joined alike become one box, fewer stay', () => {
  const service = node('ec2', 'service')
  const three = roles(3)
  assert.deepEqual(
    told(
      [service, ...three],
      three.map(({ Id }) => edge('ec2', Id)),
    ),
    { boxes: ['ec2', 'r0+r1+r2'], lines: ['ec2 always alike r0'], unjoined: 0 },
  )
  const two = roles(2)
  assert.deepEqual(
    told(
      [service, ...two],
      two.map(({ Id }) => edge('ec2', Id)),
    ).boxes,
    ['ec2', 'r0', 'r1'],
  )
})

test('a condition, another account and a wish keep nodes apart', () => {
  const nodes = [node('ec2', 'service'), ...roles(4), node('x', 'role', { Account: '2' })]
  const edges = nodes.slice(1).map(({ Id }) => edge('ec2', Id, Id === 'r0' ? 'if' : 'always'))
  assert.deepEqual(told(nodes, edges).boxes, ['ec2', 'r0', 'r1+r2+r3', 'x'])
  assert.deepEqual(told(nodes, edges, { apart: new Set(['r2']) }).boxes, ['ec2', 'r0', 'r1', 'r2', 'r3', 'x'])
})

test('what every member of a group can do is drawn from the group', () => {
  const nodes = [node('Ops', 'group'), node('ann', 'user'), node('bob', 'user'), ...roles(2)]
  const edges = [
    member('ann', 'Ops'),
    member('bob', 'Ops'),
    edge('ann', 'r0'),
    edge('bob', 'r0'),
    edge('ann', 'r1'),
    edge('bob', 'r1', 'if'),
  ]
  assert.deepEqual(told(nodes, edges).lines, [
    'Ops always r0',
    'ann always r1',
    'ann in Ops',
    'bob if r1',
    'bob in Ops',
  ])
})

test('leaves out who has no way in or out, service-linked roles and unwanted kinds', () => {
  const nodes = [
    node('ann', 'user'),
    node('svc', 'service'),
    node('l', 'role', { ServiceLinked: true }),
    ...roles(1),
  ]
  const edges = [edge('svc', 'l'), edge('svc', 'r0')]
  assert.deepEqual(told(nodes, edges), { boxes: ['svc', 'r0'], lines: ['svc always r0'], unjoined: 1 })
  assert.deepEqual(told(nodes, edges, { serviceLinked: true }).boxes, ['svc', 'l', 'r0'])
  assert.deepEqual(told(nodes, edges, { kinds: new Set(['role']) }).boxes, [])
})

test('a search keeps what leads to and from what it finds', () => {
  const nodes = [node('ann', 'user'), node('bob', 'user'), ...roles(3)]
  const edges = [edge('ann', 'r0'), edge('r0', 'r1'), edge('bob', 'r2')]
  assert.deepEqual(told(nodes, edges, { search: 'R0' }).boxes, ['ann', 'r0', 'r1'])
})

test('finds the shortest way without conditions, else the shortest with', () => {
  const edges = [edge('a', 'b'), edge('b', 'c'), edge('a', 'c', 'if'), edge('c', 'd', 'if'), member('a', 'e')]
  const way = (from: string, to: string) => findPath(edges, from, to)?.map(({ To }) => To)
  assert.deepEqual(way('a', 'c'), ['b', 'c'])
  assert.deepEqual(way('a', 'd'), ['c', 'd'])
  assert.deepEqual(way('a', 'a'), [])
  assert.equal(way('a', 'e'), undefined)
  assert.equal(way('d', 'a'), undefined)
})
