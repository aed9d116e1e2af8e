/**
 * A service's linked role: its name, the policy that AWS attaches, and whether a custom suffix is allowed.
 */
export type LinkedRole = {
  service: string
  roleName: string
  policyArn: string
  suffixAllowed: boolean
  /** The description that AWS writes where the request has none. */
  description?: string | undefined
}

/** The linked role of a service, e.g. `autoscaling.amazonaws.com`; undefined where it is not known. */
export function linkedRoleOf(service: string): LinkedRole | undefined {
  const key = service.endsWith(domain) ? service.slice(0, -domain.length) : ''
  const row = Object.hasOwn(linkedRoles, key) ? linkedRoles[key]! : undefined
  if (row === undefined) return undefined
  const [name, policy, suffix] = row.split(' ') as [string, string, string | undefined]
  return {
    service,
    roleName: `AWSServiceRoleFor${name}`,
    policyArn: `arn:aws:iam::aws:policy/aws-service-role/${policy}`,
    suffixAllowed: suffix === 'suffix',
    description: descriptions[key],
  }
}

const domain = '.amazonaws.com'

// Service without its domain: role name without `AWSServiceRoleFor`, policy, and `suffix` where a custom
// suffix is allowed. Sources: the services' guides, "Using service-linked roles"; recorded answers; the names
// in AWS's own policies that allow `iam:CreateServiceLinkedRole`; LocalStack's table of them (Apache-2.0).
// LIMIT: AWS has more; a service that is not here is refused, for its role and policy would be guesses.
const linkedRoles: Readonly<Record<string, string>> = {
  'accountdiscovery.ssm': 'AmazonSSM_AccountDiscovery AWSSystemsManagerAccountDiscoveryServicePolicy',
  acm: 'CertificateManager CertificateManagerServiceRolePolicy',
  'access-analyzer': 'AccessAnalyzer AccessAnalyzerServiceRolePolicy',
  appmesh: 'AppMesh AWSAppMeshServiceRolePolicy',
  'autoscaling-plans': 'AutoScalingPlans_EC2AutoScaling AWSAutoScalingPlansEC2AutoScalingPolicy',
  autoscaling: 'AutoScaling AutoScalingServiceRolePolicy suffix',
  backup: 'Backup AWSBackupServiceLinkedRolePolicyForBackup',
  batch: 'Batch BatchServiceRolePolicy',
  'cassandra.application-autoscaling':
    'ApplicationAutoScaling_CassandraTable AWSApplicationAutoscalingCassandraTablePolicy',
  'cks.kms': 'KeyManagementServiceCustomKeyStores AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy',
  cloudhsm: 'CloudHSM CloudHSMServiceRolePolicy',
  cloudtrail: 'CloudTrail CloudTrailServiceRolePolicy',
  'codestar-notifications': 'CodeStarNotifications AWSCodeStarNotificationsServiceRolePolicy',
  config: 'Config AWSConfigServiceRolePolicy',
  connect: 'AmazonConnect AmazonConnectServiceLinkedRolePolicy suffix',
  'dms-fleet-advisor': 'DMSFleetAdvisor AWSDMSFleetAdvisorServiceRolePolicy',
  dms: 'DMSServerless AWSDMSServerlessServiceRolePolicy',
  'docdb-elastic': 'DocDB-Elastic AmazonDocDB-ElasticServiceRolePolicy',
  'dynamodb.application-autoscaling':
    'ApplicationAutoScaling_DynamoDBTable AWSApplicationAutoscalingDynamoDBTablePolicy',
  'ec2-instance-connect': 'Ec2InstanceConnect Ec2InstanceConnectEndpoint',
  'ec2.application-autoscaling':
    'ApplicationAutoScaling_EC2SpotFleetRequest AWSApplicationAutoscalingEC2SpotFleetRequestPolicy',
  ecr: 'ECRTemplate ECRTemplateServiceRolePolicy',
  'ecs.application-autoscaling':
    'ApplicationAutoScaling_ECSService AWSApplicationAutoscalingECSServicePolicy',
  ecs: 'ECS AmazonECSServiceRolePolicy',
  'eks-connector': 'AmazonEKSConnector AmazonEKSConnectorServiceRolePolicy',
  'eks-fargate': 'AmazonEKSForFargate AmazonEKSForFargateServiceRolePolicy',
  'eks-nodegroup': 'AmazonEKSNodegroup AWSServiceRoleForAmazonEKSNodegroup',
  eks: 'AmazonEKS AmazonEKSServiceRolePolicy',
  elasticache: 'ElastiCache ElastiCacheServiceRolePolicy',
  elasticbeanstalk: 'ElasticBeanstalk AWSElasticBeanstalkServiceRolePolicy',
  elasticfilesystem: 'AmazonElasticFileSystem AmazonElasticFileSystemServiceRolePolicy',
  elasticloadbalancing: 'ElasticLoadBalancing AWSElasticLoadBalancingServiceRolePolicy',
  elasticmapreduce: 'EMRCleanup AmazonEMRCleanupPolicy',
  'email.cognito-idp': 'AmazonCognitoIdpEmailService AmazonCognitoIdpEmailServiceRolePolicy',
  'emr-containers': 'AmazonEMRContainers AmazonEMRContainersServiceRolePolicy',
  emrwal: 'EMRWAL EMRDescribeClusterPolicyForEMRWAL',
  es: 'AmazonElasticsearchService AmazonElasticsearchServiceRolePolicy',
  fis: 'FIS AmazonFISServiceRolePolicy',
  fsx: 'AmazonFSx AmazonFSxServiceRolePolicy',
  globalaccelerator: 'GlobalAccelerator AWSGlobalAcceleratorSLRPolicy',
  grafana: 'AmazonGrafana AmazonGrafanaServiceLinkedRolePolicy',
  guardduty: 'AmazonGuardDuty AmazonGuardDutyServiceRolePolicy',
  imagebuilder: 'ImageBuilder AWSServiceRoleForImageBuilder',
  inspector2: 'AmazonInspector2 AmazonInspector2ServiceRolePolicy',
  iotmanagedintegrations: 'IoTManagedIntegrations AWSIoTManagedIntegrationsRolePolicy',
  kafka: 'Kafka KafkaServiceRolePolicy',
  kafkaconnect: 'KafkaConnect KafkaConnectServiceRolePolicy',
  lakeformation: 'LakeFormationDataAccess LakeFormationDataAccessServiceRolePolicy',
  lexv2: 'LexV2Bots AmazonLexV2BotPolicy suffix',
  lightsail: 'Lightsail LightsailExportAccess',
  'logger.cloudfront': 'CloudFrontLogger AWSCloudFrontLogger',
  m2: 'AWSM2 AWSM2ServicePolicy',
  macie: 'AmazonMacie AmazonMacieServiceRolePolicy',
  memorydb: 'MemoryDB MemoryDBServiceRolePolicy',
  mq: 'AmazonMQ AmazonMQServiceRolePolicy',
  'mrk.kms': 'KeyManagementServiceMultiRegionKeys AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy',
  notifications: 'AwsUserNotifications AWSUserNotificationsServiceLinkedRolePolicy',
  'observability.aoss': 'AmazonOpenSearchServerless AmazonOpenSearchServerlessServiceRolePolicy',
  opensearchservice: 'AmazonOpenSearchService AmazonOpenSearchServiceRolePolicy',
  'ops.apigateway': 'APIGateway APIGatewayServiceRolePolicy',
  'ops.emr-serverless': 'AmazonEMRServerless AmazonEMRServerlessServiceRolePolicy',
  'opsdatasync.ssm': 'SystemsManagerOpsDataSync AWSSystemsManagerOpsDataSyncServiceRolePolicy',
  'opsinsights.ssm': 'AmazonSSM_OpsInsights AWSSSMOpsInsightsServiceRolePolicy',
  organizations: 'Organizations AWSOrganizationsServiceTrustPolicy',
  'pullthroughcache.ecr': 'ECRPullThroughCache AWSECRPullThroughCache_ServiceRolePolicy',
  ram: 'ResourceAccessManager AWSResourceAccessManagerServiceRolePolicy',
  'rds.application-autoscaling':
    'ApplicationAutoScaling_RDSCluster AWSApplicationAutoscalingRDSClusterPolicy',
  rds: 'RDS AmazonRDSServiceRolePolicy',
  redshift: 'Redshift AmazonRedshiftServiceLinkedRolePolicy',
  'replication.cassandra': 'KeyspacesReplication KeyspacesReplicationServiceRolePolicy',
  'replication.ecr': 'ECRReplication ECRReplicationServiceRolePolicy',
  'replicator.lambda': 'LambdaReplicator AWSLambdaReplicator',
  'repository.sync.codeconnections': 'GitSync AWSGitSyncServiceRolePolicy',
  'resource-explorer-2': 'ResourceExplorer AWSResourceExplorerServiceRolePolicy',
  'role-manager.iam': 'IAMRoleManager AWSIAMRoleManagerServiceRolePolicy',
  rolesanywhere: 'RolesAnywhere AWSRolesAnywhereServicePolicy',
  's3-outposts': 'S3OnOutposts AWSS3OnOutpostsServiceRolePolicy',
  securityhub: 'SecurityHub AWSSecurityHubServiceRolePolicy',
  ses: 'AmazonSES AmazonSESServiceRolePolicy',
  shield: 'AWSShield AWSShieldServiceRolePolicy',
  spot: 'EC2Spot AWSEC2SpotServiceRolePolicy',
  spotfleet: 'EC2SpotFleet AWSEC2SpotFleetServiceRolePolicy',
  'ssm-incidents': 'IncidentManager AWSIncidentManagerServiceRolePolicy',
  'ssm-quicksetup': 'SSMQuickSetup SSMQuickSetupRolePolicy',
  ssm: 'AmazonSSM AmazonSSMServiceRolePolicy',
  sso: 'SSO AWSSSOServiceRolePolicy',
  transitgateway: 'VPCTransitGateway AWSVPCTransitGatewayServiceRolePolicy',
  'vpcorigin.cloudfront': 'CloudFrontVPCOrigin AWSCloudFrontVPCOriginServiceRolePolicy',
  waf: 'WAFLogging WAFLoggingServiceRolePolicy',
  wafv2: 'WAFV2Logging WAFV2LoggingServiceRolePolicy',
}

const descriptions: Readonly<Record<string, string>> = {
  ssm: 'Provides access to AWS Resources managed or used by Amazon SSM.',
  sso:
    'Service-linked role used by AWS SSO to manage AWS resources, ' +
    'including IAM roles, policies and SAML IdP on your behalf.',
}
