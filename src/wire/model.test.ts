import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadModel, openModel } from './model.ts'

const folder = new URL('../../models', import.meta.url).pathname

test('an operation is found by exactly its name', () => {
  const iam = openModel(folder, 'iam')
  assert.equal(iam.operation('CreateRole')?.name, 'CreateRole')
  for (const name of ['createRole', 'CreateRole ', '', '__proto__', 'constructor', 'toString']) {
    assert.equal(iam.operation(name), undefined, name)
  }
})

test('nothing is read before something is asked', () => {
  let reads = 0
  const model = loadModel(() => {
    reads++
    return '{"service":"x","operations":{},"shapes":{},"errors":{}}'
  })
  assert.equal(reads, 0)
  assert.equal(model.service, 'x')
  assert.equal(model.operation('A'), undefined)
  assert.equal(reads, 1)
})

test('a shape may contain itself', () => {
  const shape = openModel(folder, 'ec2').operation('DescribeInstances')!.output!
  assert.equal(shape.members.find(({ name }) => name === 'Reservations')?.shape.type, 'list')
  const tree = loadModel(
    '{"operations":{},"errors":{},"shapes":{"Tree":{"type":"structure","members":{"Left":"Tree"' +
      ',"Leaf":"string"}}}}',
  ).shape('Tree')
  assert.equal(tree.members[0]!.shape, tree)
})

test('a shape that the model lacks is our own mistake', () => {
  const model = loadModel('{"operations":{"A":{"input":"Missing"}},"errors":{},"shapes":{}}')
  assert.throws(() => model.operation('A'), /no shape Missing/)
})

test('every operation of every committed model resolves', () => {
  const sizes: Record<string, number> = { iam: 180, sts: 11, s3: 112, ec2: 30, athena: 70 }
  for (const [service, size] of Object.entries(sizes)) {
    const model = openModel(folder, service)
    assert.equal(model.operationNames.length, size, service)
    for (const name of model.operationNames) assert.ok(model.operation(name), `${service} ${name}`)
  }
})

test('EC2 knows the operations that are not served by name', () => {
  const ec2 = openModel(folder, 'ec2')
  assert.ok(ec2.others.has('CreateVpc'))
  assert.ok(!ec2.others.has('RunInstances'))
  assert.equal(ec2.operation('CreateVpc'), undefined)
})

test('errors carry their code on the wire and their status', () => {
  const { errors } = openModel(folder, 'iam')
  assert.deepEqual(errors.get('NoSuchEntityException'), { code: 'NoSuchEntity', status: 404 })
  assert.equal(
    openModel(folder, 'sts').errors.get('PackedPolicyTooLargeException')?.code,
    'PackedPolicyTooLarge',
  )
})

test('live answers come first where the model says otherwise', () => {
  const sts = openModel(folder, 'sts')
  const order = (operation: string) => sts.operation(operation)!.output!.members.map(({ name }) => name)
  assert.deepEqual(order('AssumeRole').slice(0, 4), [
    'AssumedRoleUser',
    'Credentials',
    'PackedPolicySize',
    'SourceIdentity',
  ])
  assert.deepEqual(order('GetCallerIdentity'), ['Arn', 'UserId', 'Account'])
  const sourceIdentity = sts
    .operation('AssumeRole')!
    .input!.members.find(({ name }) => name === 'SourceIdentity')
  assert.equal(sourceIdentity?.shape.max, 256)
})
