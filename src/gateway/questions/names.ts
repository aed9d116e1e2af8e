import { parseArn } from '../../kernel/arn.ts'
import type { Where } from './arn-format.ts'

/** What a service makes of a name: its ARN, or undefined where it cannot be known here. */
type NameForm = (value: string, where: Where) => string | undefined

/**
 * Types whose things are named in a way of their own, by `prefix:type`. Source: the service's API reference on the
 * member, and the resource types of the Service Authorization Reference.
 */
export const nameForms: Readonly<Record<string, NameForm>> = {
  'sqs:queue': queue,
  'sns:topic': topic,
  'lambda:function': lambdaFunction,
  'kms:key': key,
  'kms:alias': (value, { region, account }) =>
    `arn:aws:kms:${region}:${account}:${value.startsWith('alias/') ? value : `alias/${value}`}`,
  'secretsmanager:Secret': secret,
  'ssm:parameter': parameter,
  'ssm:instance': (value, { region, account }) =>
    value.startsWith('i-') ? `arn:aws:ec2:${region}:${account}:instance/${value}` : undefined,
  'ssm:managed-instance': (value, { region, account }) =>
    value.startsWith('mi-') ? `arn:aws:ssm:${region}:${account}:managed-instance/${value}` : undefined,
  'logs:log-group': logGroup,
  'route53:hostedzone': (value) => `arn:aws:route53:::hostedzone/${lastPart(value)}`,
  'route53:change': (value) => `arn:aws:route53:::change/${lastPart(value)}`,
  'ecs:task-definition': (value, { region, account }) =>
    `arn:aws:ecs:${region}:${account}:task-definition/${value.includes(':') ? value : `${value}:*`}`,
  'execute-api:execute-api-general': () => undefined,
}

function lastPart(value: string): string {
  return value.slice(value.lastIndexOf('/') + 1)
}

/** `http://HOST/ACCOUNT/NAME`, or a name alone. AWS reads the path of a queue's URL only. */
function queue(value: string, { region, account }: Where): string | undefined {
  const path = /^https?:\/\/[^/]*\/(.*)$/s.exec(value)?.[1]
  const parts = (path ?? value).split('/').filter((part) => part !== '')
  const name = parts.at(-1)
  const owner = parts.at(-2)
  if (name === undefined || parts.length > (path === undefined ? 1 : 2)) return undefined
  return `arn:aws:sqs:${region}:${owner !== undefined && /^\d{12}$/.test(owner) ? owner : account}:${name}`
}

/** A topic's name; the ARN of a subscription is its topic's with one part more. */
function topic(value: string, { region, account }: Where): string | undefined {
  const arn = parseArn(value)
  if (arn === undefined) return value.includes(':') ? undefined : `arn:aws:sns:${region}:${account}:${value}`
  const name = arn.resource.split(':', 1)[0]!
  return arn.service === 'sns' ? `arn:aws:sns:${arn.region}:${arn.account}:${name}` : undefined
}

/** `NAME`, `NAME:QUALIFIER`, `ACCOUNT:function:NAME`, `REGION:ACCOUNT:function:NAME` or an ARN. */
function lambdaFunction(value: string, { region, account }: Where): string | undefined {
  const found =
    /^(?:arn:(?:aws[a-z-]*):lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([A-Za-z0-9_-]{1,140})(?::([$A-Za-z0-9_.-]{1,128}))?$/.exec(
      value,
    )
  if (found === null) return undefined
  const [, itsRegion = region, itsAccount = account, name = '', qualifier] = found
  return `arn:aws:lambda:${itsRegion}:${itsAccount}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`
}

/** A key's id or ARN. Which key an alias stands for is to be asked of who keeps it. */
function key(value: string, { region, account }: Where): string | undefined {
  if (value.startsWith('alias/') || value.includes(':alias/')) return undefined
  if (value.startsWith('arn:')) return value
  return value.includes('/') ? undefined : `arn:aws:kms:${region}:${account}:key/${value}`
}

/** AWS adds six characters to a secret's name, which who has the name only cannot know. */
function secret(value: string, { region, account }: Where): string | undefined {
  if (value.startsWith('arn:')) return value
  return `arn:aws:secretsmanager:${region}:${account}:secret:${value}-??????`
}

/** A parameter's name without its first slash, version and label. */
function parameter(value: string, { region, account }: Where): string | undefined {
  const arn = parseArn(value)
  if (arn !== undefined)
    return arn.service === 'ssm' && arn.resource.startsWith('parameter/') ? value : undefined
  const name = value.replace(/^\//, '').split(':', 1)[0]!
  return `arn:aws:ssm:${region}:${account}:parameter/${name}`
}

/** AWS: but for its tags a log group is asked about with what is in it, so that `GROUP:*` covers it. */
function logGroup(value: string, { region, account }: Where): string | undefined {
  const arn = parseArn(value)
  if (arn === undefined) return `arn:aws:logs:${region}:${account}:log-group:${value}:log-stream:`
  return arn.service === 'logs' ? value : undefined
}
