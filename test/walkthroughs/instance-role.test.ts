import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { awsCli, run, type Cli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { ok, refused, trust } from '../fixtures/walk.ts'

const aws = client('aws')
const boto3 = client('python3-boto3')

const understudy = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

const boto3Program = `
import boto3
session = boto3.Session()
print(session.get_credentials().method, boto3.client('sts').get_caller_identity()['Arn'])
boto3.client('s3').list_buckets()
try:
    boto3.client('ec2').describe_instances()
except Exception as error:
    print(error.response['Error']['Code'])
`

describe('a role at work on an instance', { skip: aws.skip }, () => {
  let server: TestServer
  let admin: Cli
  let id: string
  before(async () => {
    server = await startServer()
    admin = awsCli(server.url, server.keys[server.account]!.admin)
    const document = trust({ Service: 'ec2.amazonaws.com' })
    await ok(admin, ['iam', 'create-role', '--role-name', 'app', '--assume-role-policy-document', document])
    const readOnly = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'
    await ok(admin, ['iam', 'attach-role-policy', '--role-name', 'app', '--policy-arn', readOnly])
    await ok(admin, ['iam', 'create-instance-profile', '--instance-profile-name', 'web'])
    const names = ['--instance-profile-name', 'web', '--role-name', 'app']
    await ok(admin, ['iam', 'add-role-to-instance-profile', ...names])
    const image = ['--image-id', 'ami-0abcdef1234567890', '--instance-type', 't3.micro']
    const launched = await ok(admin, ['ec2', 'run-instances', ...image, '--iam-instance-profile', 'Name=web'])
    id = launched.Instances[0].InstanceId
    await ok(admin, ['ec2', 'wait', 'instance-running', '--instance-ids', id])
  })
  after(() => server.stop())

  const onInstance = (...command: string[]) =>
    run(
      process.execPath,
      [understudy, 'run-on', '--data-dir', server.dataDirectory, id, '--', ...command],
      { PATH: process.env['PATH'] ?? '', HOME: admin.home, AWS_ACCESS_KEY_ID: 'AKIAOFTHECALLER00000' },
      admin.home,
    )
  const sessionArn = () => `arn:aws:sts::${server.account}:assumed-role/app/${id}`

  it('is who the CLI is there, without any key', async () => {
    const who = await onInstance('aws', 'sts', 'get-caller-identity')
    assert.equal(who.json().Arn, sessionArn(), who.err)
  })

  it('is who boto3 is there, with the rights of the role and no others', { skip: boto3.skip }, async () => {
    const { out, err } = await onInstance('python3', '-c', boto3Program)
    assert.deepEqual(out.trim().split('\n'), [`iam-role ${sessionArn()}`, 'UnauthorizedOperation'], err)
  })

  it('explains a refusal to whoever may decode it', async () => {
    const stop = await onInstance('aws', 'ec2', 'stop-instances', '--instance-ids', id)
    assert.notEqual(stop.code, 0)
    const token = stop.err.trim().split(' ').at(-1)!
    const decoded = await ok(admin, ['sts', 'decode-authorization-message', '--encoded-message', token])
    const { context } = JSON.parse(decoded.DecodedMessage)
    assert.deepEqual([context.action, context.principal.arn], ['ec2:StopInstances', sessionArn()])
  })

  it('knows from which instance it comes', async () => {
    const statement = {
      Effect: 'Allow',
      Action: 'ec2:DescribeInstances',
      Resource: '*',
      Condition: {
        ArnEquals: { 'ec2:SourceInstanceARN': `arn:aws:ec2:us-east-1:${server.account}:instance/${id}` },
        NumericGreaterThanEquals: { 'ec2:RoleDelivery': '2.0' },
      },
    }
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statement })
    const policy = ['--role-name', 'app', '--policy-name', 'here', '--policy-document', document]
    await ok(admin, ['iam', 'put-role-policy', ...policy])
    const seen = await onInstance('aws', 'ec2', 'describe-instances', '--query', 'length(Reservations)')
    assert.equal(seen.out.trim(), '1', seen.err)
  })

  it('ends with the instance', async () => {
    await ok(admin, ['ec2', 'terminate-instances', '--instance-ids', id])
    const gone = await onInstance('aws', 'sts', 'get-caller-identity')
    assert.deepEqual([gone.code, gone.err], [1, `understudy: there is no running instance ${id}\n`])
    await refused(admin, /IncorrectInstanceState/, ['ec2', 'start-instances', '--instance-ids', id])
  })
})
