import { openManagedPolicies } from '../src/access/decision/managed-policies.ts'
import { modelsDirectory } from '../src/main.ts'

/** A question as every engine can be given it: one value a key. */
export type PlainQuestion = { action: string; resource: string; keys: Readonly<Record<string, string>> }

/** Identity policies of one user, and questions about them. */
export type World = { name: string; policies: { id: string; text: string }[]; questions: PlainQuestion[] }

export const account = '111122223333'
export const principal = `arn:aws:iam::${account}:user/alice`

const services = ['s3', 'ec2', 'sqs', 'dynamodb', 'iam', 'kms', 'logs', 'sns', 'lambda', 'athena']

const keys = {
  'aws:username': 'alice',
  'aws:PrincipalTag/team': 'blue',
  'aws:SourceIp': '10.1.2.3',
  'aws:SecureTransport': 'true',
  'aws:CurrentTime': '2026-05-01T12:00:00Z',
}

/** A statement of the made-up policies. */
export type MadeStatement = {
  Sid: string
  Effect: 'Allow' | 'Deny'
  Action: string[]
  Resource: string[]
  Condition?: Record<string, Record<string, string | string[]>>
}

/** Twenty policies of ten statements: each service in every one, every seventh a Deny, 4 in 10 with conditions. */
export function madeStatements(): MadeStatement[][] {
  return Array.from({ length: 20 }, (_, policy) =>
    services.map((service, at) => {
      const denies = (policy + at) % 7 === 0
      const Condition = conditionOf(policy, at)
      return {
        Sid: `S${at}`,
        Effect: denies ? 'Deny' : 'Allow',
        Action: at % 3 === 0 ? [`${service}:Get*`, `${service}:List*`] : [`${service}:Do${policy}`],
        Resource: denies ? [`arn:aws:${service}:::secret-*`] : resourceOf(service, policy),
        ...(Condition && { Condition }),
      }
    }),
  )
}

function resourceOf(service: string, policy: number): string[] {
  if (policy % 3 === 0) return [`arn:aws:${service}:::bucket-${policy}/\${aws:username}/*`]
  return policy % 3 === 1 ? [`arn:aws:${service}:::bucket-${policy}/*`, `arn:aws:${service}:::other`] : ['*']
}

function conditionOf(policy: number, at: number): MadeStatement['Condition'] {
  if ((policy + at) % 5 === 0) return { StringEquals: { 'aws:PrincipalTag/team': ['red', 'blue'] } }
  if ((policy + at) % 5 === 1) {
    return { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, Bool: { 'aws:SecureTransport': 'true' } }
  }
  return undefined
}

/** 20 policies of 10 statements, and 150 questions about them. */
export function twentyPolicies(): World {
  const policies = madeStatements().map((Statement, at) => ({
    id: `policy-${at}`,
    text: JSON.stringify({ Version: '2012-10-17', Statement }),
  }))
  const questions = services.flatMap((service, at) =>
    ['GetObject', 'ListThings', `Do${at}`, 'DeleteAll', 'Do3'].flatMap((name) =>
      [`bucket-${at}/alice/x`, `bucket-${at + 5}/bob/y`, `secret-${at + 4}/z`].map((path) => ({
        action: `${service}:${name}`,
        resource: `arn:aws:${service}:::${path}`,
        keys,
      })),
    ),
  )
  return { name: '20 policies of 10 statements', policies, questions }
}

/** AdministratorAccess and fifty more of AWS's managed policies, and real actions. */
export function managedPolicies(): World {
  const managed = openManagedPolicies(modelsDirectory)
  const arns = managed
    .list()
    .map(({ arn }) => arn)
    .filter((arn) => /^arn:aws:iam::aws:policy\/Amazon[A-Z]/.test(arn))
  const step = Math.floor(arns.length / 50)
  const chosen = Array.from({ length: 50 }, (_, at) => arns[at * step]!)
  const ids = ['arn:aws:iam::aws:policy/AdministratorAccess', ...chosen]
  const policies = ids.map((id) => ({ id, text: managed.defaultDocument(id)! }))
  const region = `us-east-1:${account}`
  const questions = [
    ['s3:GetObject', 'arn:aws:s3:::data/2026/x.csv'],
    ['s3:PutObject', 'arn:aws:s3:::data/2026/x.csv'],
    ['s3:ListBucket', 'arn:aws:s3:::data'],
    ['ec2:RunInstances', `arn:aws:ec2:${region}:instance/*`],
    ['ec2:DescribeInstances', '*'],
    ['iam:PassRole', `arn:aws:iam::${account}:role/app`],
    ['iam:CreateUser', `arn:aws:iam::${account}:user/bob`],
    ['sts:AssumeRole', `arn:aws:iam::${account}:role/app`],
    ['athena:StartQueryExecution', `arn:aws:athena:${region}:workgroup/primary`],
    ['dynamodb:GetItem', `arn:aws:dynamodb:${region}:table/t`],
    ['sqs:SendMessage', `arn:aws:sqs:${region}:q`],
    ['lambda:InvokeFunction', `arn:aws:lambda:${region}:function:f`],
    ['logs:PutLogEvents', `arn:aws:logs:${region}:log-group:g:log-stream:s`],
    ['kms:Decrypt', `arn:aws:kms:${region}:key/00000000-0000-0000-0000-000000000000`],
  ].map(([action, resource]) => ({ action: action!, resource: resource!, keys }))
  return { name: 'AdministratorAccess and 50 managed policies', policies, questions }
}
