import { services as served } from '../../../src/main.ts'
import { s3Target } from '../../../src/server/s3-target.ts'
import { openModel } from '../../../src/wire/model.ts'
import { protocols } from '../../../src/wire/protocols.ts'
import type { Protocol, WireRequest } from '../../../src/wire/protocol.ts'
import { AwsError } from '../../../src/kernel/aws-error.ts'
import { peekAction } from '../../../src/wire/query.ts'
import { redact } from '../../../src/wire/redact.ts'
import { validate } from '../../../src/wire/validate.ts'
import { rawRequestOf, wireOfRaw } from '../raw-request.ts'
import type { Target } from '../target.ts'

const services = served.map(({ name, protocol }) => ({ name, protocol: protocols[protocol] }))

const form = 'content-type: application/x-www-form-urlencoded; charset=utf-8'
const seeds: readonly [service: string, request: string][] = [
  [
    'iam',
    `POST /\n${form}\n\nAction=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%7D&Tags.member.1.Key=a&Tags.member.1.Value=b`,
  ],
  [
    'sts',
    `POST /\n${form}\n\nAction=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::111122223333:role/r&RoleSessionName=s&DurationSeconds=900`,
  ],
  ['sts', 'GET /?Action=GetCallerIdentity&Version=2011-06-15\n\n'],
  [
    'ec2',
    `POST /\n${form}\n\nAction=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=1&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=a&Filter.1.Value.1=b`,
  ],
  [
    's3',
    'PUT /b/k?tagging\ncontent-type: application/xml\n\n<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
  ],
  [
    's3',
    'POST /b/k?uploadId=u\n\n<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"e"</ETag></Part></CompleteMultipartUpload>',
  ],
  ['s3', 'POST /b?delete\n\n<Delete><Object><Key>a&amp;b</Key></Object><Quiet>true</Quiet></Delete>'],
  ['s3', 'GET /b?list-type=2&max-keys=10&prefix=a%20b\nx-amz-optional-object-attributes: RestoreStatus\n\n'],
  [
    's3',
    'PUT /b/k\nx-amz-copy-source: /b/k\nx-amz-meta-a: b\nif-modified-since: Wed, 01 Jul 2026 12:00:00 GMT\n\n',
  ],
  ['s3', 'PUT /b?policy\n\n{}'],
  [
    'athena',
    'POST /\nx-amz-target: AmazonAthena.CreateWorkGroup\n\n{"Name":"w","Configuration":{"EnforceWorkGroupConfiguration":true},"Tags":[{"Key":"a","Value":"b"}]}',
  ],
  [
    'cloudtrail',
    'POST /\nx-amz-target: com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents\n\n{"StartTime":1782907200.5,"MaxResults":10}',
  ],
  [
    'organizations',
    'POST /\nx-amz-target: AWSOrganizationsV20161128.CreatePolicy\n\n{"Content":"{}","Name":"a","Type":"SERVICE_CONTROL_POLICY"}',
  ],
  [
    'access-analyzer',
    'POST /policy/validation?maxResults=5\n\n{"policyDocument":"{}","policyType":"IDENTITY_POLICY"}',
  ],
]

/** First a byte for the service; then a request, read and checked by the service's protocol and model. */
export function open(): Target {
  const folder = new URL('../../../models', import.meta.url).pathname
  const models = services.map(({ name }) => openModel(folder, name))
  return {
    seeds: seeds.map(([name, text]) =>
      Buffer.concat([Buffer.of(services.findIndex((one) => one.name === name)), Buffer.from(text)]),
    ),
    words: [
      '.member.1.',
      '.entry.1.key',
      '&',
      '=',
      '%',
      '%F0%9F%98%80',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE a [',
      '&#x',
      '<?xml',
      'null',
      '{"',
      '[[',
      '1e999',
      '__proto__',
      'constructor',
      'x-amz-',
      'aws-chunked',
    ],
    // A model is opened by need: the first input of an operation makes its shapes.
    steps: { fixed: 400_000, perByte: 400 },
    run(input) {
      const index = (input[0] ?? 0) % services.length
      const request = wireOfRaw(rawRequestOf(input.subarray(1)))
      const { name, protocol } = services[index]!
      const model = models[index]!
      try {
        if (name === 's3') request.s3 = s3Target({ service: 's3', path: request.path, query: request.query })
        else peekAction(request)
        read(protocol, model, request)
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        protocol.renderError(model, error, 'request-id')
      }
    },
  }
}

function read(protocol: Protocol, model: ReturnType<typeof openModel>, request: WireRequest): void {
  const { operation, input } = protocol.dispatch(model, request)
  const given = input()
  validate(model, operation, given)
  // As the trail keeps it.
  JSON.stringify(redact(model, operation, given))
}
