/**
 * The services whose resources RCPs guard, by prefix. Source: AWS Organizations User Guide, "Resource
 * control policies (RCPs)", list of services, as of September 2026.
 */
const services =
  'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch ' +
  'cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend ' +
  'comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events ' +
  'firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor ' +
  'notifications opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 ' +
  'secretsmanager servicediscovery signin sqs sts support swf textract timestream-influxdb transcribe ' +
  'transfer translate wafv2 workspaces xray'

/** Prefixes of the services that support RCPs. */
export const rcpServices: ReadonlySet<string> = new Set(services.split(' '))

/**
 * Whether RCPs are looked at for an action. AWS: they do not affect kms:RetireGrant. Source: the page's
 * "Resources and entities not restricted by RCPs".
 */
export function rcpsCover(action: string): boolean {
  const lower = action.toLowerCase()
  const colon = lower.indexOf(':')
  return rcpServices.has(colon === -1 ? lower : lower.slice(0, colon)) && lower !== 'kms:retiregrant'
}
