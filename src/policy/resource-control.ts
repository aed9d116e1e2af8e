/**
 * The services whose resources RCPs guard, by prefix. Source: AWS Organizations User Guide, "Resource
 * control policies", as of 2026 shortened to the services that are built here and those that had RCPs first.
 */
export const rcpServices: ReadonlySet<string> = new Set([
  'aoss',
  'cognito-identity',
  'cognito-idp',
  'dynamodb',
  'ecr',
  'events',
  'kms',
  'logs',
  's3',
  'secretsmanager',
  'sqs',
  'sts',
])

/** Whether RCPs are looked at for an action. */
export function rcpsCover(action: string): boolean {
  const colon = action.indexOf(':')
  return rcpServices.has((colon === -1 ? action : action.slice(0, colon)).toLowerCase())
}
