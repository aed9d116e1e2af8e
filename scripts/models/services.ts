/**
 * How one service's model is made: where its shapes and its constraints come from and which operations are
 * kept.
 */
export type ServiceSource = {
  name: string
  client: string
  botocore: string
  protocol: 'query' | 'ec2' | 'rest-xml' | 'json'
  /** What live answers declare, where botocore's model has none or another spelling. */
  namespace?: string
  /** Only these operations keep their shapes; the rest are known by name. Absent: all of them. */
  served?: readonly string[]
  /**
   * Whether enumerations and other constraints are kept: services that validate by their own sentences need
   * none.
   */
  constraints: boolean
}

/** The services whose models are committed. */
export const services: readonly ServiceSource[] = [
  {
    name: 'iam',
    client: '@aws-sdk/client-iam',
    botocore: 'iam/2010-05-08',
    protocol: 'query',
    constraints: true,
  },
  {
    name: 'sts',
    client: '@aws-sdk/client-sts',
    botocore: 'sts/2011-06-15',
    protocol: 'query',
    constraints: true,
  },
  {
    name: 's3',
    client: '@aws-sdk/client-s3',
    botocore: 's3/2006-03-01',
    namespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    protocol: 'rest-xml',
    constraints: true,
  },
  {
    name: 'athena',
    client: '@aws-sdk/client-athena',
    botocore: 'athena/2017-05-18',
    protocol: 'json',
    constraints: true,
  },
  {
    name: 'organizations',
    client: '@aws-sdk/client-organizations',
    botocore: 'organizations/2016-11-28',
    protocol: 'json',
    constraints: true,
  },
  {
    name: 'cloudtrail',
    client: '@aws-sdk/client-cloudtrail',
    botocore: 'cloudtrail/2013-11-01',
    protocol: 'json',
    constraints: false,
    served: ['LookupEvents'],
  },
  {
    name: 'ec2',
    client: '@aws-sdk/client-ec2',
    botocore: 'ec2/2016-11-15',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    protocol: 'ec2',
    constraints: false,
    served: [
      'AssociateIamInstanceProfile',
      'CreateKeyPair',
      'CreateTags',
      'DeleteKeyPair',
      'DeleteTags',
      'DescribeAvailabilityZones',
      'DescribeIamInstanceProfileAssociations',
      'DescribeImages',
      'DescribeInstanceAttribute',
      'DescribeInstanceCreditSpecifications',
      'DescribeInstanceStatus',
      'DescribeInstanceTypes',
      'DescribeInstances',
      'DescribeKeyPairs',
      'DescribeRegions',
      'DescribeSecurityGroups',
      'DescribeSubnets',
      'DescribeTags',
      'DescribeVolumes',
      'DescribeVpcs',
      'DisassociateIamInstanceProfile',
      'ImportKeyPair',
      'ModifyInstanceAttribute',
      'ModifyInstanceMetadataOptions',
      'RebootInstances',
      'ReplaceIamInstanceProfileAssociation',
      'RunInstances',
      'StartInstances',
      'StopInstances',
      'TerminateInstances',
    ],
  },
]

/**
 * Response members in the order live AWS writes them, where it is not the model's. Order means nothing to
 * an SDK; people who compare bodies like it.
 */
export const liveOrder: Readonly<Record<string, readonly string[]>> = {
  'sts:AssumeRoleResponse': ['AssumedRoleUser', 'Credentials', 'PackedPolicySize', 'SourceIdentity'],
  'sts:GetCallerIdentityResponse': ['Arn', 'UserId', 'Account'],
}
