import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { signRequest } from '../../src/sigv4/sign.ts'
import { contentsOf } from '../fixtures/contents.ts'
import { makeWorld } from '../fixtures/worlds/probe-world.ts'
import { sendRaw, type RawAnswer } from '../fixtures/raw.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

let server: TestServer

before(async () => {
  server = await startServer()
  await makeWorld(sender(server.url, server.keys[server.account]!.admin!))
})
after(() => server?.stop())

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string }

function send(
  service: string,
  { method = 'POST', path = '/', headers = {}, body = '' }: Sent,
): Promise<RawAnswer> {
  const credentials = server.keys[server.account]!.admin!
  const url = `${server.url}${path}`
  const request = { method, url, headers, body, credentials, service, region: 'us-east-1', nowMs: Date.now() }
  return sendRaw(server.url, { method, path, headers: signRequest(request), body })
}

/** Sends what is wrong, and expects the code and that nothing changed. */
async function refused(service: string, sent: Sent, status: number, code: string): Promise<void> {
  const before = contentsOf(server.dataDirectory)
  const answer = await send(service, sent)
  assert.equal(`${answer.status} ${answer.code}`, `${status} ${code}`, answer.body.slice(0, 500))
  assert.equal(contentsOf(server.dataDirectory), before, 'a wrong request changed something')
}

describe('what a wrong parameter of EC2 is answered with', () => {
  const launch = 'Action=RunInstances&ImageId=ami-0abcdef1234567890&MinCount=1&MaxCount=1'
  const wrong = [
    ['Action=RunInstances&MinCount=1&MaxCount=1', 'MissingParameter'],
    ['Action=RunInstances&ImageId=ami-0abcdef1234567890&MaxCount=1', 'MissingParameter'],
    ['Action=RunInstances&ImageId=ami-0abcdef1234567890&MinCount=0&MaxCount=1', 'InvalidParameterValue'],
    ['Action=RunInstances&ImageId=ami-0abcdef1234567890&MinCount=2&MaxCount=1', 'InvalidParameterValue'],
    ['Action=RunInstances&ImageId=image&MinCount=1&MaxCount=1', 'InvalidAMIID.Malformed'],
    [`${launch}&InstanceType=large`, 'InvalidParameterValue'],
    [`${launch}&UserData=***`, 'InvalidParameterValue'],
    [`${launch}&MetadataOptions.HttpTokens=maybe`, 'InvalidParameterValue'],
    [`${launch}&MetadataOptions.HttpPutResponseHopLimit=65`, 'InvalidParameterValue'],
    [`${launch}&InstanceInitiatedShutdownBehavior=sleep`, 'InvalidParameterValue'],
    [`${launch}&Placement.AvailabilityZone=us-east-1zz`, 'InvalidParameterValue'],
    [`${launch}&SubnetId=subnet-0123456789abcdef0`, 'InvalidSubnetID.NotFound'],
    ['Action=DescribeInstances&MaxResults=4', 'InvalidParameterValue'],
    ['Action=DescribeInstances&MaxResults=1001', 'InvalidParameterValue'],
    ['Action=DescribeInstances&InstanceId.1=instance', 'InvalidInstanceID.Malformed'],
    ['Action=DescribeInstances&Filter.1.Name=no-such-filter&Filter.1.Value.1=x', 'InvalidParameterValue'],
    ['Action=TerminateInstances', 'MissingParameter'],
    ['Action=CreateTags&ResourceId.1=nothing&Tag.1.Key=a&Tag.1.Value=b', 'InvalidID'],
    ['Action=CreateKeyPair&KeyName=new&KeyType=dsa', 'InvalidParameterValue'],
    [
      'Action=DescribeInstanceAttribute&InstanceId=i-0123456789abcdef0&Attribute=none',
      'InvalidParameterValue',
    ],
  ] as const
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  for (const [body, code] of wrong) {
    test(`${code}: ${body.replace(launch, 'RunInstances')}`, () =>
      refused('ec2', { headers, body: `${body}&Version=2016-11-15` }, 400, code))
  }
})

describe('what a wrong parameter of S3 is answered with', () => {
  const wrong: [Sent, number, string][] = [
    [{ method: 'GET', path: '/probe-bucket?list-type=2&max-keys=many' }, 400, 'InvalidArgument'],
    [{ method: 'GET', path: '/probe-bucket?list-type=2&max-keys=-1' }, 400, 'InvalidArgument'],
    [{ method: 'GET', path: '/probe-bucket?list-type=2&encoding-type=hex' }, 400, 'InvalidArgument'],
    [{ method: 'GET', path: '/probe-bucket?list-type=2&continuation-token=x' }, 400, 'InvalidArgument'],
    [{ method: 'PUT', path: '/probe-bucket/new?partNumber=0&uploadId=x' }, 400, 'InvalidArgument'],
    [{ method: 'PUT', path: '/probe-bucket/new?partNumber=10001&uploadId=x' }, 400, 'InvalidArgument'],
    [
      { method: 'PUT', path: '/probe-bucket/new', headers: { 'x-amz-storage-class': 'COLD' } },
      400,
      'InvalidStorageClass',
    ],
    [
      { method: 'PUT', path: '/probe-bucket/new', headers: { 'x-amz-acl': 'everybody' } },
      400,
      'InvalidArgument',
    ],
    [{ method: 'PUT', path: '/probe-bucket/new', headers: { 'content-md5': 'x' } }, 400, 'InvalidDigest'],
    [
      { method: 'PUT', path: '/probe-bucket/new', headers: { 'x-amz-tagging': 'a=1&a=2' } },
      400,
      'InvalidArgument',
    ],
    [{ method: 'PUT', path: '/Probe_Bucket' }, 400, 'InvalidBucketName'],
    [{ method: 'PUT', path: '/probe-bucket?policy', body: 'not JSON' }, 400, 'MalformedPolicy'],
    [{ method: 'PUT', path: '/probe-bucket?tagging', body: '<Tagging>' }, 400, 'MalformedXML'],
    [{ method: 'POST', path: '/probe-bucket?delete', body: '<Delete></Delete>' }, 400, 'MalformedXML'],
    [{ method: 'PUT', path: '/probe-bucket?publicAccessBlock', body: '<Other/>' }, 400, 'MalformedXML'],
  ]
  for (const [sent, status, code] of wrong) {
    const what = `${sent.method} ${sent.path} ${JSON.stringify(sent.headers ?? sent.body ?? '')}`
    test(`${code}: ${what}`, () => refused('s3', sent, status, code))
  }
})

describe('what a wrong parameter of Athena is answered with', () => {
  const wrong = [
    ['CreateWorkGroup', {}, 'InvalidRequestException'],
    ['CreateWorkGroup', { Name: 'a b' }, 'InvalidRequestException'],
    ['CreateWorkGroup', { Name: 'a'.repeat(129) }, 'InvalidRequestException'],
    ['CreateWorkGroup', { Name: 'new', Description: 'a'.repeat(1025) }, 'InvalidRequestException'],
    ['CreateWorkGroup', { Name: 7 }, 'SerializationException'],
    ['CreateWorkGroup', { Name: 'new', Tags: { a: 'b' } }, 'SerializationException'],
    ['UpdateWorkGroup', { WorkGroup: 'probe', State: 'SLEEPING' }, 'InvalidRequestException'],
    ['ListWorkGroups', { MaxResults: 51 }, 'InvalidRequestException'],
    ['ListWorkGroups', { MaxResults: 0 }, 'InvalidRequestException'],
    ['ListWorkGroups', { MaxResults: '5' }, 'SerializationException'],
    ['TagResource', { ResourceARN: 'x', Tags: [{ Key: '' }] }, 'InvalidRequestException'],
  ] as const
  for (const [operation, input, code] of wrong) {
    const body = JSON.stringify(input)
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonAthena.${operation}`,
    }
    test(`${code}: ${operation} ${body.slice(0, 60)}`, () => refused('athena', { headers, body }, 400, code))
  }
})
