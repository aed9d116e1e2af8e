import type { Ask } from '../../access/questions.ts'
import { parseArn } from '../../kernel/arn.ts'
import type { Api, OperationRow } from '../apis.ts'
import { textsAt } from './places.ts'

/**
 * Whom a role is passed to, by the service's prefix, where it is not `PREFIX.amazonaws.com`; by the operation or the
 * member, where a service has several. Source: each service's guide on its roles and their trust policies.
 */
const receivers: Readonly<Record<string, string>> = {
  appautoscaling: 'application-autoscaling',
  'application-autoscaling': 'application-autoscaling',
  'cognito-idp': 'cognito-idp',
  ecs: 'ecs-tasks',
  elasticmapreduce: 'elasticmapreduce',
  'execute-api': 'apigateway',
  kinesisanalytics: 'kinesisanalytics',
  mobiletargeting: 'pinpoint',
  aoss: 'aoss',
  mq: 'mq',
  imagebuilder: 'imagebuilder',
  cloudwatch: 'cloudwatch',
  iotevents: 'iotevents',
}

/** `prefix:place` for members of their own. */
const receiversByPlace: Readonly<Record<string, string>> = {
  'rds:MonitoringRoleArn': 'monitoring.rds.amazonaws.com',
  'rds:RoleArn': 'rds.amazonaws.com',
  'ecs:role': 'ecs.amazonaws.com',
  'elasticmapreduce:JobFlowRole': 'ec2.amazonaws.com',
  'elasticmapreduce:AutoScalingRole': 'application-autoscaling.amazonaws.com',
  'ssm:IamRole': 'ssm.amazonaws.com',
  'cognito-identity:Roles{}': 'cognito-identity.amazonaws.com',
  'apigateway:credentials': 'apigateway.amazonaws.com',
}

/**
 * One question for each role that a request hands to the service: `iam:PassRole` on it. A role that is named without
 * its ARN is the caller's account's. Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS
 * service".
 */
export function passedRoles(
  api: Api,
  { p }: OperationRow,
  input: object,
  account: string,
  associated: string | undefined,
): Ask[] {
  const asks = new Map<string, Ask>()
  for (const place of p ?? []) {
    for (const text of textsAt(input, place)) {
      const role = roleArn(text, account)
      if (role === undefined) continue
      const to = receiverOf(api, place)
      asks.set(`${role.arn} ${to}`, {
        action: 'iam:PassRole',
        resource: role.arn,
        resourceAccount: role.account,
        keys: { 'iam:PassedToService': to, 'iam:AssociatedResourceArn': associated },
      })
    }
  }
  return [...asks.values()]
}

function receiverOf({ prefix }: Api, place: string): string {
  return receiversByPlace[`${prefix}:${place}`] ?? `${receivers[prefix] ?? prefix}.amazonaws.com`
}

function roleArn(text: string, account: string): { arn: string; account: string } | undefined {
  const arn = parseArn(text)
  if (arn !== undefined) {
    return arn.service === 'iam' && arn.resource.startsWith('role/')
      ? { arn: text, account: arn.account }
      : undefined
  }
  if (!/^\/?[\w+=,.@/-]{1,512}$/.test(text)) return undefined
  return { arn: `arn:aws:iam::${account}:role/${text.replace(/^\//, '')}`, account }
}
