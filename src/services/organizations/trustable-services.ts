/**
 * Services that can have trusted access, by their principals without `.amazonaws.com`. Source: Organizations User
 * Guide, "AWS services that you can use with AWS Organizations", and the services' own guides.
 */
const trustable = new Set(
  (
    'access-analyzer account auditmanager aws-artifact-account-sync backup bcm-data-exports ' +
    'cloudtrail compute-optimizer config config-multiaccountsetup controltower cost-optimization-hub.bcm ' +
    'detective devops-guru ds ec2.deployment-groups fms guardduty health iam inspector2 ipam license-manager ' +
    'license-manager.member-account license-management.marketplace macie malware-protection.guardduty ' +
    'member.org.stacksets.cloudformation networkmanager notifications observabilityadmin ' +
    'private-marketplace.marketplace ram reachabilityanalyzer.networkinsights reporting.trustedadvisor ' +
    'resource-explorer-2 securityhub securitylake selfservice.servicequotas servicecatalog servicequotas ' +
    'sso ssm ssm-quicksetup storage-lens.s3 tagpolicies.tag user-subscriptions vpclattice wellarchitected'
  ).split(' '),
)

const domain = '.amazonaws.com'

/** Whether a service principal, e.g. `iam.amazonaws.com`, is one that an organization can trust. */
export function isTrustable(principal: string): boolean {
  return principal.endsWith(domain) && trustable.has(principal.slice(0, -domain.length))
}
