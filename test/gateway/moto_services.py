"""Each row, through the gateway and beside it: refused without and with another policy, and then without effect; done with the exact ARN."""
import json, os, sys
import boto3
from botocore.config import Config

gateway, backend, access_key, secret_key, user_key, user_secret = sys.argv[1:7]
A, R, W = "123456789012", "us-east-1", "eu-west-1"
config = Config(retries={"max_attempts": 0})


made = {}


def client(service, url, key, secret):
    known = (service, url, key)
    if known not in made:
        made[known] = make(service, url, key, secret)
    return made[known]


def make(service, url, key, secret):
    return boto3.client(service, endpoint_url=url, region_name=R, aws_access_key_id=key, aws_secret_access_key=secret, config=config)


iam = client("iam", gateway, access_key, secret_key)
key_schema = dict(KeySchema=[dict(AttributeName="a", KeyType="HASH")], AttributeDefinitions=[dict(AttributeName="a", AttributeType="S")], BillingMode="PAY_PER_REQUEST")
ROWS = [
    # service, operation, input of a name, action, ARN, what lists it
    ("sqs", "create_queue", lambda n: dict(QueueName=n), "sqs:CreateQueue", "arn:aws:sqs:{R}:{A}:{n}", "list_queues"),
    ("sns", "create_topic", lambda n: dict(Name=n), "sns:CreateTopic", "arn:aws:sns:{R}:{A}:{n}", "list_topics"),
    ("dynamodb", "create_table", lambda n: dict(TableName=n, **key_schema), "dynamodb:CreateTable", "arn:aws:dynamodb:{R}:{A}:table/{n}", "list_tables"),
    ("kinesis", "create_stream", lambda n: dict(StreamName=n, ShardCount=1), "kinesis:CreateStream", "arn:aws:kinesis:{R}:{A}:stream/{n}", "list_streams"),
    ("logs", "create_log_group", lambda n: dict(logGroupName=n), "logs:CreateLogGroup", "arn:aws:logs:{R}:{A}:log-group:{n}:*", "describe_log_groups"),
    ("ssm", "put_parameter", lambda n: dict(Name=n, Value="v", Type="String"), "ssm:PutParameter", "arn:aws:ssm:{R}:{A}:parameter/{n}", "describe_parameters"),
    ("secretsmanager", "create_secret", lambda n: dict(Name=n, SecretString="s"), "secretsmanager:CreateSecret", "arn:aws:secretsmanager:{R}:{A}:secret:{n}-*", "list_secrets"),
    ("events", "put_rule", lambda n: dict(Name=n, ScheduleExpression="rate(1 hour)"), "events:PutRule", "arn:aws:events:{R}:{A}:rule/{n}", "list_rules"),
    ("ecr", "create_repository", lambda n: dict(repositoryName=n), "ecr:CreateRepository", "arn:aws:ecr:{R}:{A}:repository/{n}", "describe_repositories"),
    ("ecs", "create_cluster", lambda n: dict(clusterName=n), "ecs:CreateCluster", "arn:aws:ecs:{R}:{A}:cluster/{n}", "list_clusters"),
    ("cloudwatch", "put_metric_alarm", lambda n: dict(AlarmName=n, EvaluationPeriods=1, ComparisonOperator="GreaterThanThreshold", MetricName="m", Namespace="x", Period=60, Threshold=1, Statistic="Sum"), "cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:{R}:{A}:alarm:{n}", "describe_alarms"),
    ("firehose", "create_delivery_stream", lambda n: dict(DeliveryStreamName=n, HttpEndpointDestinationConfiguration=dict(EndpointConfiguration=dict(Url="https://h"), S3Configuration=dict(RoleARN=f"arn:aws:iam::{A}:role/F", BucketARN="arn:aws:s3:::b"))), "firehose:CreateDeliveryStream", "arn:aws:firehose:{R}:{A}:deliverystream/{n}", "list_delivery_streams"),
    ("codecommit", "create_repository", lambda n: dict(repositoryName=n), "codecommit:CreateRepository", "arn:aws:codecommit:{R}:{A}:{n}", None),
    ("codedeploy", "create_application", lambda n: dict(applicationName=n), "codedeploy:CreateApplication", "arn:aws:codedeploy:{R}:{A}:application:{n}", "list_applications"),
    ("rds", "create_db_parameter_group", lambda n: dict(DBParameterGroupName=n, DBParameterGroupFamily="mysql5.6", Description="d"), "rds:CreateDBParameterGroup", "arn:aws:rds:{R}:{A}:pg:{n}", "describe_db_parameter_groups"),
    ("redshift", "create_cluster_parameter_group", lambda n: dict(ParameterGroupName=n, ParameterGroupFamily="redshift-1.0", Description="d"), "redshift:CreateClusterParameterGroup", "arn:aws:redshift:{R}:{A}:parametergroup:{n}", "describe_cluster_parameter_groups"),
    ("iot", "create_thing", lambda n: dict(thingName=n), "iot:CreateThing", "arn:aws:iot:{R}:{A}:thing/{n}", "list_things"),
    ("iot", "create_thing_group", lambda n: dict(thingGroupName=n), "iot:CreateThingGroup", "arn:aws:iot:{R}:{A}:thinggroup/{n}", "list_thing_groups"),
    ("elasticbeanstalk", "create_application", lambda n: dict(ApplicationName=n), "elasticbeanstalk:CreateApplication", "arn:aws:elasticbeanstalk:{R}:{A}:application/{n}", None),
    ("backup", "create_backup_vault", lambda n: dict(BackupVaultName=n), "backup:CreateBackupVault", "arn:aws:backup:{R}:{A}:backup-vault:{n}", "list_backup_vaults"),
    ("scheduler", "create_schedule_group", lambda n: dict(Name=n), "scheduler:CreateScheduleGroup", "arn:aws:scheduler:{R}:{A}:schedule-group/{n}", "list_schedule_groups"),
    ("timestream-write", "create_database", lambda n: dict(DatabaseName=n), "timestream:CreateDatabase", "arn:aws:timestream:{R}:{A}:database/{n}", "list_databases"),
    ("opensearch", "create_domain", lambda n: dict(DomainName=n), "es:CreateDomain", "arn:aws:es:{R}:{A}:domain/{n}", "list_domain_names"),
    ("polly", "put_lexicon", lambda n: dict(Name=n.replace("-", ""), Content="<lexicon/>"), "polly:PutLexicon", "arn:aws:polly:{R}:{A}:lexicon/{m}", "list_lexicons"),
    ("resource-groups", "create_group", lambda n: dict(Name=n, ResourceQuery=dict(Type="TAG_FILTERS_1_0", Query=json.dumps(dict(ResourceTypeFilters=["AWS::AllSupported"], TagFilters=[dict(Key='n', Values=['x'])])))), "resource-groups:CreateGroup", "*", "list_groups"),
    ("cloudformation", "create_stack", lambda n: dict(StackName=n, TemplateBody=json.dumps(dict(Resources=dict(Q=dict(Type="AWS::SQS::Queue"))))), "cloudformation:CreateStack", "arn:aws:cloudformation:{R}:{A}:stack/{n}/*", "describe_stacks"),
    ("sagemaker", "create_notebook_instance_lifecycle_config", lambda n: dict(NotebookInstanceLifecycleConfigName=n), "sagemaker:CreateNotebookInstanceLifecycleConfig", "arn:aws:sagemaker:{R}:{A}:notebook-instance-lifecycle-config/{n}", None),
    ("glue", "create_registry", lambda n: dict(RegistryName=n), "glue:CreateRegistry", "arn:aws:glue:{R}:{A}:registry/{n}", "list_registries"),
    ("athena", "create_work_group", lambda n: dict(Name=n), "athena:CreateWorkGroup", "arn:aws:athena:{R}:{A}:workgroup/{n}", "list_work_groups"),
    ("kms", "create_key", lambda n: dict(Description=n), "kms:CreateKey", "*", None),
    ("ses", "verify_email_identity", lambda n: dict(EmailAddress=f"{n}@example.com"), "ses:VerifyEmailIdentity", "*", "list_identities"),
    ("cognito-idp", "create_user_pool", lambda n: dict(PoolName=n), "cognito-idp:CreateUserPool", "*", "list_user_pools"),
    ("cognito-identity", "create_identity_pool", lambda n: dict(IdentityPoolName=n, AllowUnauthenticatedIdentities=False), "cognito-identity:CreateIdentityPool", "*", "list_identity_pools"),
    ("route53", "create_hosted_zone", lambda n: dict(Name=f"{n}.example", CallerReference=n), "route53:CreateHostedZone", "*", "list_hosted_zones"),
    ("apigateway", "create_rest_api", lambda n: dict(name=n), "apigateway:POST", "arn:aws:apigateway:{R}::/restapis", "get_rest_apis"),
    ("apigatewayv2", "create_api", lambda n: dict(Name=n, ProtocolType="HTTP"), "apigateway:POST", "arn:aws:apigateway:{R}::/apis", "get_apis"),
    ("appconfig", "create_application", lambda n: dict(Name=n), "appconfig:CreateApplication", "*", None),
    ("acm", "request_certificate", lambda n: dict(DomainName=f"{n}.example.com"), "acm:RequestCertificate", "*", "list_certificates"),
    ("servicediscovery", "create_http_namespace", lambda n: dict(Name=n), "servicediscovery:CreateHttpNamespace", "*", "list_namespaces"),
    ("elbv2", "create_target_group", lambda n: dict(Name=n, TargetType="lambda"), "elasticloadbalancing:CreateTargetGroup", "*", "describe_target_groups"),
    ("efs", "create_file_system", lambda n: dict(CreationToken=n), "elasticfilesystem:CreateFileSystem", "*", "describe_file_systems"),
    ("datasync", "create_location_s3", lambda n: dict(S3BucketArn=f"arn:aws:s3:::{n}", S3Config=dict(BucketAccessRoleArn=f"arn:aws:iam::{A}:role/D")), "datasync:CreateLocationS3", "*", None),
    ("dax", "describe_clusters", lambda n: dict(), "dax:DescribeClusters", "*", None),
    ("emr-serverless", "create_application", lambda n: dict(name=n, releaseLabel="emr-6.6.0", type="SPARK"), "emr-serverless:CreateApplication", "*", "list_applications"),
    ("guardduty", "create_detector", lambda n: dict(Enable=True), "guardduty:CreateDetector", "*", None),
    ("transfer", "create_server", lambda n: dict(Tags=[dict(Key="n", Value=n)]), "transfer:CreateServer", "*", None),
    ("wafv2", "create_ip_set", lambda n: dict(Name=n, Scope="REGIONAL", IPAddressVersion="IPV4", Addresses=[]), "wafv2:CreateIPSet", "*", None),
    ("mediastore", "create_container", lambda n: dict(ContainerName=n.replace("-", "")), "mediastore:CreateContainer", "*", "list_containers"),
]
MORE = dict(list_user_pools=dict(MaxResults=50), list_identity_pools=dict(MaxResults=50))
EXTRA = {"firehose": [dict(Effect="Allow", Action=["iam:PassRole"], Resource="*")], "datasync": [dict(Effect="Allow", Action=["iam:PassRole"], Resource="*")], "transfer": [dict(Effect="Allow", Action=["transfer:TagResource"], Resource="*")]}


def allow(*statements):
    iam.put_user_policy(UserName="tried", PolicyName="p", PolicyDocument=json.dumps(dict(Version="2012-10-17", Statement=list(statements))))


def attempt(service, operation, given):
    try:
        getattr(client(service, gateway, user_key, user_secret), operation)(**given)
        return "done"
    except Exception as error:
        code = getattr(error, "response", {}).get("Error", {}).get("Code", type(error).__name__)
        return "refused" if ("AccessDenied" in code or "Authoriz" in code or code in ("UnauthorizedOperation", "AccessDeniedException")) else f"{code}: {error}"[:200]


def there(service, listing, name):
    if listing is None:
        return None
    return name in json.dumps(getattr(client(service, backend, "test", "test"), listing)(**MORE.get(listing, {})), default=str)


results = []
only = sys.argv[7:]
for number, (service, operation, given, action, arn, listing) in enumerate(ROWS):
    if only and service not in only:
        continue
    name = f"n{number}-thing"
    shown = name.replace("-", "") if service in ("polly", "mediastore") else name
    asked = given(name)
    extra = EXTRA.get(service, [])
    fill = lambda account=A, region=R, n=name: arn.format(A=account, R=region, n=n, m=n.replace("-", ""))
    tries = [("nothing", "sts:GetCallerIdentity", "*")]
    if arn != "*":
        tries += [("another region", action, fill(region=W))]
    if "{n}" in arn or "{m}" in arn:
        tries += [("another name", action, fill(n="other-thing"))]
        if "{A}" in arn:
            tries += [("another account", action, fill(account="999999999999"))]
    wrong = []
    for what, act, resource in tries:
        allow(dict(Effect="Allow", Action=act, Resource=resource), *extra)
        outcome = attempt(service, operation, asked)
        if outcome != "refused":
            wrong.append(f"with {what}: {outcome}")
        if there(service, listing, shown):
            wrong.append(f"with {what}: had an effect")
    allow(dict(Effect="Allow", Action=action, Resource=fill()), *extra)
    outcome = attempt(service, operation, asked)
    if outcome != "done":
        wrong.append(f"allowed: {outcome}")
    elif there(service, listing, shown) is False:
        wrong.append("allowed: no effect")
    results.append(dict(service=service, operation=operation, exact=arn != "*", wrong=wrong))
print(json.dumps(results))
