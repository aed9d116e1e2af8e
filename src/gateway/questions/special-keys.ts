import type { Caller } from '../../access/caller.ts'
import { valuesAt, textsAt } from './places.ts'

/** What a service's own condition keys are made of. */
export type KeyFacts = {
  operation: string
  input: object
  caller: Caller
  resource: string
  region: string
}

type Keys = Record<string, string | readonly string[] | undefined>

/**
 * Keys that are no plain copy of a member. A key that stands here with `undefined` is absent from the request; one that
 * the reference lists and that stands nowhere cannot be known. Source: each service's page in the Service Authorization
 * Reference and its guide on condition keys.
 */
export const specialKeys: Readonly<Record<string, (facts: KeyFacts) => Keys>> = {
  dynamodb: dynamodbKeys,
  kms: kmsKeys,
  lambda: lambdaKeys,
  secretsmanager: secretsKeys,
  s3: s3Keys,
  ecs: ecsKeys,
  sns: snsKeys,
  ssm: ssmKeys,
}

function dynamodbKeys({ input, operation }: KeyFacts): Keys {
  const isScan = operation === 'Scan'
  return {
    'dynamodb:EnclosingOperation': /^Transact|^Batch/.test(operation) ? operation : undefined,
    'dynamodb:Attributes': attributesOf(input),
    'dynamodb:FullTableScan': isScan ? 'true' : undefined,
    'dynamodb:FisActionId': undefined,
    'dynamodb:FisTargetArns': undefined,
  }
}

/** The attributes that a request names at its top level, placeholders resolved. */
function attributesOf(input: object): string[] | undefined {
  const found = new Set<string>()
  const names = (valuesAt(input, 'ExpressionAttributeNames')[0] ?? {}) as Record<string, string>
  for (const place of [
    'Key{}',
    'Item{}',
    'AttributesToGet[]',
    'Expected{}',
    'AttributeUpdates{}',
    'KeyConditions{}',
  ]) {
    for (const text of textsAt(input, place)) found.add(text)
  }
  const expressions = [
    'ProjectionExpression',
    'FilterExpression',
    'KeyConditionExpression',
    'UpdateExpression',
    'ConditionExpression',
  ]
  for (const place of expressions) {
    for (const text of textsAt(input, place)) for (const name of namedIn(text)) found.add(names[name] ?? name)
  }
  return found.size === 0 ? undefined : [...found]
}

const words = new Set(['and', 'or', 'not', 'between', 'in', 'set', 'remove', 'add', 'delete'])

/** The attribute names of an expression: words that are no operator, value or function, the first part of a path. */
function namedIn(expression: string): string[] {
  const names: string[] = []
  for (const [, dot, word, after] of expression.matchAll(/(\.|:)?\s*(#?[A-Za-z_][\w-]*)\s*(\(?)/g)) {
    if (dot !== undefined || after === '(' || words.has(word!.toLowerCase())) continue
    names.push(word!)
  }
  return names
}

function kmsKeys({ input, caller, region }: KeyFacts): Keys {
  const context = (valuesAt(input, 'EncryptionContext')[0] ??
    valuesAt(input, 'Constraints.EncryptionContextSubset')[0] ??
    {}) as Record<string, string>
  const names = Object.keys(context)
  const key = textsAt(input, 'KeyId')[0]
  const alias = key === undefined ? undefined : /(?:^|:)(alias\/.+)$/s.exec(key)?.[1]
  const constraint = valuesAt(input, 'Constraints')[0]
  return {
    ...Object.fromEntries(names.map((name) => [`kms:EncryptionContext:${name}`, context[name]])),
    'kms:EncryptionContextKeys': names.length === 0 ? undefined : names,
    'kms:CallerAccount': caller.account,
    'kms:ViaService': undefined,
    'kms:RequestAlias': alias,
    'kms:GrantIsForAWSResource': 'false',
    'kms:GrantOperations': someOf(textsAt(input, 'Operations[]')),
    'kms:GrantConstraintType':
      typeof constraint === 'object' && constraint !== null ? Object.keys(constraint)[0] : undefined,
    'kms:KeyOrigin': textsAt(input, 'Origin')[0] ?? 'AWS_KMS',
    'kms:PrimaryRegion': textsAt(input, 'PrimaryRegion')[0] ?? region,
    'kms:BypassPolicyLockoutSafetyCheck': textsAt(input, 'BypassPolicyLockoutSafetyCheck')[0],
    'kms:ScheduleKeyDeletionPendingWindowInDays': textsAt(input, 'PendingWindowInDays')[0],
  }
}

function lambdaKeys({ input, operation, resource }: KeyFacts): Keys {
  const vpc = textsAt(input, 'VpcConfig.SubnetIds[]')
  return {
    'lambda:FunctionArn':
      /EventSourceMapping/.test(operation) && resource.includes(':function:') ? resource : undefined,
    'lambda:Layer': someOf(textsAt(input, 'Layers[]')),
    'lambda:SubnetIds': someOf(vpc),
    'lambda:SecurityGroupIds': someOf(textsAt(input, 'VpcConfig.SecurityGroupIds[]')),
    // The VPC is the subnets': without any there is none.
    ...(vpc.length === 0 && { 'lambda:VpcIds': undefined }),
    'lambda:InvokedViaFunctionUrl': 'false',
    'lambda:EventSourceToken': textsAt(input, 'EventSourceToken')[0],
  }
}

function secretsKeys({ input, resource }: KeyFacts): Keys {
  const id = textsAt(input, 'SecretId')[0]
  return {
    'secretsmanager:SecretId': id === undefined ? undefined : resource,
    'secretsmanager:RotateImmediately': textsAt(input, 'RotateImmediately')[0],
    'secretsmanager:AddReplicaRegions': someOf(textsAt(input, 'AddReplicaRegions[].Region')),
  }
}

function s3Keys({ input, operation }: KeyFacts): Keys {
  const text = (place: string): string | undefined => textsAt(input, place)[0]
  const lists = operation.startsWith('List')
  return {
    's3:prefix': lists ? text('Prefix') : undefined,
    's3:delimiter': lists ? text('Delimiter') : undefined,
    's3:max-keys': text('MaxKeys'),
    's3:VersionId': text('VersionId'),
    's3:x-amz-acl': text('ACL'),
    's3:x-amz-copy-source': text('CopySource')?.replace(/^\//, ''),
    's3:x-amz-metadata-directive': text('MetadataDirective'),
    's3:x-amz-server-side-encryption': text('ServerSideEncryption'),
    's3:x-amz-server-side-encryption-aws-kms-key-id': text('SSEKMSKeyId'),
    's3:x-amz-server-side-encryption-customer-algorithm': text('SSECustomerAlgorithm'),
    's3:x-amz-storage-class': text('StorageClass'),
    's3:x-amz-website-redirect-location': text('WebsiteRedirectLocation'),
    's3:x-amz-grant-full-control': text('GrantFullControl'),
    's3:x-amz-grant-read': text('GrantRead'),
    's3:x-amz-grant-read-acp': text('GrantReadACP'),
    's3:x-amz-grant-write': text('GrantWrite'),
    's3:x-amz-grant-write-acp': text('GrantWriteACP'),
    's3:x-amz-object-ownership': text('ObjectOwnership'),
    's3:LocationConstraint': text('CreateBucketConfiguration.LocationConstraint'),
    's3:locationconstraint': text('CreateBucketConfiguration.LocationConstraint'),
    's3:object-lock-mode': text('ObjectLockMode'),
    's3:object-lock-legal-hold': text('ObjectLockLegalHoldStatus'),
    's3:AccessPointNetworkOrigin': undefined,
    's3:DataAccessPointArn': undefined,
    's3:DataAccessPointAccount': undefined,
    's3:AccessGrantsInstanceArn': undefined,
    's3:if-none-match': text('IfNoneMatch'),
    's3:if-match': text('IfMatch'),
  }
}

function ecsKeys({ input, caller, region }: KeyFacts): Keys {
  const cluster = textsAt(input, 'cluster')[0] ?? 'default'
  const arn = (type: string, name: string): string =>
    name.startsWith('arn:') ? name : `arn:aws:ecs:${region}:${caller.account}:${type}/${name}`
  return {
    'ecs:cluster': arn('cluster', cluster),
    'ecs:enable-execute-command': textsAt(input, 'enableExecuteCommand')[0] ?? 'false',
    'ecs:capacity-provider': someOf(textsAt(input, 'capacityProviderStrategy[].capacityProvider')),
    'ecs:subnet': someOf(textsAt(input, 'networkConfiguration.awsvpcConfiguration.subnets[]')),
    'ecs:propagate-tags': textsAt(input, 'propagateTags')[0],
    'ecs:enable-ecs-managed-tags': textsAt(input, 'enableECSManagedTags')[0] ?? 'false',
  }
}

function snsKeys({ input }: KeyFacts): Keys {
  return { 'sns:Protocol': textsAt(input, 'Protocol')[0], 'sns:Endpoint': textsAt(input, 'Endpoint')[0] }
}

function ssmKeys({ input, operation }: KeyFacts): Keys {
  return {
    'ssm:Recursive': operation.endsWith('Path') ? (textsAt(input, 'Recursive')[0] ?? 'false') : undefined,
    'ssm:Overwrite': textsAt(input, 'Overwrite')[0],
    'ssm:Policies': textsAt(input, 'Policies')[0],
    'ssm:SourceInstanceARN': undefined,
    'ec2:SourceInstanceARN': undefined,
  }
}

function someOf(texts: readonly string[]): readonly string[] | undefined {
  return texts.length === 0 ? undefined : texts
}
