import { parseArn } from '../kernel/arn.ts'

/** A resource that an event is about, as the event history names it. */
export type EventResource = { ResourceType: string; ResourceName: string }

// Source: CloudTrail User Guide, the resource types that events are looked up by; the names are those of
// CloudFormation, but for what that does not make.
const types: Readonly<Record<string, string>> = {
  'iam:user': 'AWS::IAM::User',
  'iam:role': 'AWS::IAM::Role',
  'iam:group': 'AWS::IAM::Group',
  'iam:policy': 'AWS::IAM::Policy',
  'iam:instance-profile': 'AWS::IAM::InstanceProfile',
  'iam:mfa': 'AWS::IAM::VirtualMFADevice',
  'iam:oidc-provider': 'AWS::IAM::OIDCProvider',
  'iam:saml-provider': 'AWS::IAM::SAMLProvider',
  'iam:server-certificate': 'AWS::IAM::ServerCertificate',
  'ec2:instance': 'AWS::EC2::Instance',
  'ec2:image': 'AWS::EC2::Ami',
  'ec2:key-pair': 'AWS::EC2::KeyPair',
  'ec2:network-interface': 'AWS::EC2::NetworkInterface',
  'ec2:security-group': 'AWS::EC2::SecurityGroup',
  'ec2:subnet': 'AWS::EC2::Subnet',
  'ec2:volume': 'AWS::EC2::Volume',
  'ec2:vpc': 'AWS::EC2::VPC',
  'athena:workgroup': 'AWS::Athena::WorkGroup',
  'organizations:account': 'AWS::Organizations::Account',
  'organizations:ou': 'AWS::Organizations::OrganizationalUnit',
  'organizations:policy': 'AWS::Organizations::Policy',
}

/**
 * What an event is about: the resources whose permission was asked, those that its parameters name by ARN, and the
 * key they name. Each by its name, and those of IAM by their ARN too.
 */
export function resourcesOf(
  asked: readonly string[],
  parameters: object | null | undefined,
): EventResource[] {
  const found = new Map<string, EventResource>()
  const add = (ResourceType: string, ResourceName: string) =>
    void found.set(`${ResourceType} ${ResourceName}`, { ResourceType, ResourceName })
  for (const text of asked) addArn(text, add)
  if (parameters !== null && parameters !== undefined) {
    for (const [name, value] of Object.entries(parameters)) {
      if (typeof value !== 'string') continue
      if (value.startsWith('arn:')) addArn(value, add)
      else if (name === 'accessKeyId') add('AWS::IAM::AccessKey', value)
    }
  }
  return [...found.values()]
}

function addArn(text: string, add: (type: string, name: string) => void): void {
  const arn = parseArn(text)
  if (arn === undefined) return
  const { service, resource } = arn
  if (service === 's3') {
    const bucket = resource.split('/', 1)[0]!
    if (bucket !== '*' && bucket !== '') add('AWS::S3::Bucket', bucket)
    return
  }
  const slash = resource.indexOf('/')
  const key = `${service}:${resource.slice(0, slash)}`
  if (slash === -1 || !Object.hasOwn(types, key)) return
  const name = resource.slice(resource.lastIndexOf('/') + 1)
  if (name === '*' || name === '') return
  add(types[key]!, name)
  if (service === 'iam') add(types[key]!, text)
}
