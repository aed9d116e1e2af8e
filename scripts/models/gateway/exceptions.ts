/**
 * What the data cannot say of an operation. `action`: the authorization name where it is not the operation's;
 * `null` where none is documented. `resources`: bindings that replace the derived ones, each `type place…` in the
 * order of the ARN format's variables, `type =place` for the whole ARN, `*` for what the input does not name.
 * Source of every row: the service's page in the Service Authorization Reference, where no other is named.
 */
export type Exception = { action?: string | readonly string[] | null; resources?: readonly string[] }

/** The prefix of policies where neither the signing name nor the names of operations tell it. */
export const prefixes: Readonly<Record<string, string>> = {
  apigateway: 'apigateway',
  apigatewayv2: 'apigateway',
  apigatewaymanagementapi: 'execute-api',
  applicationcostprofiler: 'application-cost-profiler',
  cloudcontrol: 'cloudformation',
  codecatalyst: 'codecatalyst',
  cloudhsm: 'cloudhsm',
  connectparticipant: 'connect',
  'finspace-data': 'finspace-api',
  iotthingsgraph: 'iotthingsgraph',
  keyspaces: 'cassandra',
  keyspacesstreams: 'cassandra',
  s3: 's3',
  sso: 'sso',
  'sso-oidc': 'sso-oauth',
}

/** Members under which a service's inputs name things of a type, by their words without `Name`, `Id`, `Arn`. */
export const aliases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  rds: {
    cluster: ['dbcluster', 'sourcedbcluster', 'globalcluster'],
    'cluster-auto-backup': ['dbclusterresource', 'dbclusterautomatedbackup'],
    'auto-backup': ['dbiresource', 'dbinstanceautomatedbackup'],
    'cluster-endpoint': ['dbclusterendpoint'],
    'cluster-pg': ['dbclusterparametergroup', 'targetdbclusterparametergroup'],
    'cluster-snapshot': ['dbclustersnapshot', 'targetdbclustersnapshot'],
    db: ['dbinstance', 'sourcedbinstance', 'targetdbinstance'],
    es: ['subscription'],
    'global-cluster': ['globalcluster'],
    og: ['optiongroup', 'targetoptiongroup'],
    pg: ['dbparametergroup', 'targetdbparametergroup'],
    proxy: ['dbproxy'],
    'proxy-endpoint': ['dbproxyendpoint'],
    ri: ['reserveddbinstance'],
    secgrp: ['dbsecuritygroup'],
    shardgrp: ['dbshardgroup'],
    snapshot: ['dbsnapshot', 'targetdbsnapshot'],
    subgrp: ['dbsubnetgroup'],
    'target-group': ['targetgroup'],
  },
  elasticmapreduce: { cluster: ['jobflow', 'cluster'] },
  redshift: {
    securitygroup: ['clustersecuritygroup'],
    subnetgroup: ['clustersubnetgroup'],
    parametergroup: ['parametergroup', 'clusterparametergroup'],
    snapshot: ['snapshot', 'clustersnapshot'],
  },
  ssm: { maintenancewindow: ['window'], patchbaseline: ['baseline'] },
  elasticloadbalancing: { 'listener-rule/app': ['rule'], 'listener-rule/net': ['rule'] },
  mobiletargeting: { app: ['application'] },
  elasticfilesystem: { 'file-system': ['filesystem', 'sourcefilesystem'] },
  codebuild: { 'report-group': ['reportgroup'], report: ['report'] },
}

/** Services where every filled resource has to be allowed, the wider ones too. Source: Glue Developer Guide, "Resource ARNs". */
export const allOf: ReadonlySet<string> = new Set(['glue'])
