import { parseArn, type Arn } from '../../kernel/arn.ts'
import type { ResourcePolicyKind } from '../../policy/policy-set.ts'

/** How a thing's tags or policy are asked for: the operation and its input, made of the thing's ARN. */
type Asker = { operation: string; input(arn: Arn, text: string): Record<string, unknown> }

/** What may be asked about a service's things. `type` is how their ARNs' last part begins. */
export type Askers = {
  /** The API that is asked, by botocore's name. */
  api: string
  tags?: Asker
  policy?: Asker & { kind: ResourcePolicyKind }
}

const resourceArn =
  (member: string) =>
  (_arn: Arn, text: string): Record<string, unknown> => ({ [member]: text })

/** The part after the last slash or colon: most names. */
function nameOf({ resource }: Arn): string {
  return resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1)
}

const queueUrl = ({ region, account, resource }: Arn): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${resource}`

/**
 * By `prefix` and the beginning of the ARN's last part, the first that fits. Source: each service's API reference.
 */
const table: readonly (readonly [prefix: string, begins: string, askers: Askers])[] = [
  [
    'sqs',
    '',
    {
      api: 'sqs',
      tags: { operation: 'ListQueueTags', input: (arn) => ({ QueueUrl: queueUrl(arn) }) },
      policy: {
        kind: 'generic',
        operation: 'GetQueueAttributes',
        input: (arn) => ({ QueueUrl: queueUrl(arn), AttributeNames: ['Policy'] }),
      },
    },
  ],
  [
    'sns',
    '',
    {
      api: 'sns',
      tags: { operation: 'ListTagsForResource', input: resourceArn('ResourceArn') },
      policy: { kind: 'generic', operation: 'GetTopicAttributes', input: resourceArn('TopicArn') },
    },
  ],
  [
    'kms',
    'key/',
    {
      api: 'kms',
      tags: { operation: 'ListResourceTags', input: (arn) => ({ KeyId: nameOf(arn) }) },
      policy: {
        kind: 'key-policy',
        operation: 'GetKeyPolicy',
        input: (arn) => ({ KeyId: nameOf(arn), PolicyName: 'default' }),
      },
    },
  ],
  [
    'lambda',
    'function:',
    {
      api: 'lambda',
      tags: { operation: 'ListTags', input: resourceArn('Resource') },
      policy: {
        kind: 'generic',
        operation: 'GetPolicy',
        input: (arn) => ({ FunctionName: arn.resource.split(':')[1] }),
      },
    },
  ],
  [
    'secretsmanager',
    'secret:',
    {
      api: 'secretsmanager',
      tags: { operation: 'DescribeSecret', input: resourceArn('SecretId') },
      policy: { kind: 'generic', operation: 'GetResourcePolicy', input: resourceArn('SecretId') },
    },
  ],
  [
    'dynamodb',
    'table/',
    {
      api: 'dynamodb',
      tags: { operation: 'ListTagsOfResource', input: (arn) => ({ ResourceArn: tableArn(arn) }) },
      policy: {
        kind: 'generic',
        operation: 'GetResourcePolicy',
        input: (arn) => ({ ResourceArn: tableArn(arn) }),
      },
    },
  ],
  [
    'ecr',
    'repository/',
    {
      api: 'ecr',
      tags: { operation: 'ListTagsForResource', input: resourceArn('resourceArn') },
      policy: {
        kind: 'generic',
        operation: 'GetRepositoryPolicy',
        input: ({ resource }) => ({ repositoryName: resource.slice('repository/'.length) }),
      },
    },
  ],
  [
    'events',
    'event-bus/',
    {
      api: 'events',
      tags: { operation: 'ListTagsForResource', input: resourceArn('ResourceARN') },
      policy: { kind: 'generic', operation: 'DescribeEventBus', input: (arn) => ({ Name: nameOf(arn) }) },
    },
  ],
  [
    'events',
    '',
    { api: 'events', tags: { operation: 'ListTagsForResource', input: resourceArn('ResourceARN') } },
  ],
  ['logs', 'log-group:', { api: 'logs', tags: { operation: 'ListTagsForResource', input: logGroup } }],
  [
    'kinesis',
    'stream/',
    {
      api: 'kinesis',
      tags: { operation: 'ListTagsForStream', input: (arn) => ({ StreamName: nameOf(arn) }) },
      policy: { kind: 'generic', operation: 'GetResourcePolicy', input: resourceArn('ResourceARN') },
    },
  ],
  [
    'states',
    '',
    { api: 'stepfunctions', tags: { operation: 'ListTagsForResource', input: resourceArn('resourceArn') } },
  ],
  [
    'ssm',
    'parameter/',
    {
      api: 'ssm',
      tags: {
        operation: 'ListTagsForResource',
        input: ({ resource }) => ({ ResourceType: 'Parameter', ResourceId: parameterName(resource) }),
      },
    },
  ],
  ['rds', '', { api: 'rds', tags: { operation: 'ListTagsForResource', input: resourceArn('ResourceName') } }],
  ['ecs', '', { api: 'ecs', tags: { operation: 'ListTagsForResource', input: resourceArn('resourceArn') } }],
  [
    'cloudwatch',
    '',
    { api: 'cloudwatch', tags: { operation: 'ListTagsForResource', input: resourceArn('ResourceARN') } },
  ],
  [
    's3',
    '',
    {
      api: 's3',
      policy: {
        kind: 'generic',
        operation: 'GetBucketPolicy',
        input: ({ resource }) => ({ Bucket: resource.split('/', 1)[0] }),
      },
    },
  ],
]

function tableArn({ region, account, resource }: Arn): string {
  return `arn:aws:dynamodb:${region}:${account}:${resource.split('/').slice(0, 2).join('/')}`
}

function logGroup({ region, account, resource }: Arn): Record<string, unknown> {
  return { resourceArn: `arn:aws:logs:${region}:${account}:log-group:${resource.split(':')[1]}` }
}

/** AWS: a name without a hierarchy has no slash before it. */
function parameterName(resource: string): string {
  const name = resource.slice('parameter/'.length)
  return name.includes('/') ? `/${name}` : name
}

/** How the tags and the policy of the thing of an ARN are asked for; undefined where that is not known. */
export function askersOf(text: string): { arn: Arn; askers: Askers } | undefined {
  const arn = parseArn(text)
  if (arn === undefined) return undefined
  const found = table.find(([prefix, begins]) => prefix === arn.service && arn.resource.startsWith(begins))
  return found && { arn, askers: found[2] }
}
