/** A service that assumes roles, and what it does so for. */
export type UseCase = { service: string; label: string; description: string }

const cases: readonly (readonly [service: string, label: string, description: string])[] = [
  ['ec2', 'EC2', 'Allows EC2 instances to call AWS services on your behalf.'],
  ['lambda', 'Lambda', 'Allows Lambda functions to call AWS services on your behalf.'],
  ['apigateway', 'API Gateway', 'Allows API Gateway to push logs to CloudWatch Logs.'],
  ['athena', 'Athena', 'Allows Athena to read your data in S3.'],
  ['backup', 'AWS Backup', 'Allows AWS Backup to back up and restore your resources.'],
  ['batch', 'Batch', 'Allows Batch to manage compute for your jobs.'],
  ['cloudformation', 'CloudFormation', 'Allows CloudFormation to create and manage stacks and resources.'],
  ['cloudtrail', 'CloudTrail', 'Allows CloudTrail to send events to CloudWatch Logs.'],
  ['codebuild', 'CodeBuild', 'Allows CodeBuild to call AWS services during a build.'],
  ['codedeploy', 'CodeDeploy', 'Allows CodeDeploy to deploy to your instances.'],
  ['codepipeline', 'CodePipeline', 'Allows CodePipeline to run the steps of a pipeline.'],
  ['config', 'Config', 'Allows Config to read and record your resources.'],
  ['ecs', 'Elastic Container Service', 'Allows ECS to manage the parts of your clusters.'],
  ['ecs-tasks', 'Elastic Container Service Task', 'Allows ECS tasks to call AWS services on your behalf.'],
  ['eks', 'EKS - Cluster', 'Allows the Kubernetes control plane to manage resources for you.'],
  ['elasticmapreduce', 'EMR', 'Allows EMR to call EC2 on your behalf.'],
  ['events', 'EventBridge', 'Allows EventBridge to send events to its targets.'],
  ['firehose', 'Data Firehose', 'Allows Firehose to deliver records.'],
  ['glue', 'Glue', 'Allows Glue to read and write the data of its jobs.'],
  ['iot', 'IoT', 'Allows IoT rules to act in other services.'],
  ['logs', 'CloudWatch Logs', 'Allows CloudWatch Logs to send to its destinations.'],
  ['monitoring.rds', 'RDS - Enhanced Monitoring', 'Allows RDS to send metrics to CloudWatch Logs.'],
  ['pods.eks', 'EKS - Pod Identity', 'Allows pods of an EKS cluster to call AWS services.'],
  ['redshift', 'Redshift', 'Allows Redshift clusters to call AWS services.'],
  ['s3', 'S3', 'Allows S3 to replicate and report on your objects.'],
  ['sagemaker', 'SageMaker', 'Allows SageMaker to train and host models.'],
  ['scheduler', 'EventBridge Scheduler', 'Allows schedules to invoke their targets.'],
  ['sns', 'SNS', 'Allows SNS to log deliveries.'],
  ['ssm', 'Systems Manager', 'Allows Systems Manager to act for you.'],
  ['states', 'Step Functions', 'Allows state machines to call AWS services.'],
  ['transfer', 'Transfer', 'Allows Transfer to read and write your files in S3.'],
  ['vpc-flow-logs', 'VPC Flow Logs', 'Allows flow logs to be written to CloudWatch Logs.'],
]

/** The services that roles are made for most; the two most common come first. */
export const useCases: readonly UseCase[] = cases.map(([service, label, description]) => ({
  service: `${service}.amazonaws.com`,
  label,
  description,
}))

/** The service whose instances carry roles in instance profiles. */
export const ec2 = 'ec2.amazonaws.com'
