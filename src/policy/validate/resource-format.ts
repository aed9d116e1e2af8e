/** What is wrong with a resource: a sentence of its own, or that the older grammar cannot read it at all. */
export type ResourceFault = 'legacy' | { sentence: string }

const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
]

/**
 * Resources of IAM that AWS's sentence does not tell. Source: Service Authorization Reference, resource types of
 * IAM and STS; policies for AssumeRoot name `arn:aws:iam::*:root`.
 */
const newerIamPaths = ['assumed-role/', 'delegation-request/', 'role-template/', 'contextProvider/']

const unqualified: ResourceFault = {
  sentence: 'Resource vendor must be fully qualified and cannot contain regexes.',
}

/**
 * What AWS finds wrong with a resource of an identity policy; undefined where it takes it. It fills in the
 * fields that a short ARN leaves out, looks at the partition, and knows two services that have no regions.
 * AWS: a policy that is stored must name the service; the simulators take a pattern.
 */
export function resourceFault(resource: string, isStored: boolean): ResourceFault | undefined {
  if (resource === '*') return undefined
  const [, partition, ...rest] = resource.split(':')
  if (partition === undefined) return { sentence: `Resource ${resource} must be in ARN format or "*".` }
  const isShort = rest.length < 4
  if (!isPartition(partition)) {
    const fields = [partition, ...rest.slice(0, 3), rest.slice(3).join(':')].map((field, at) =>
      at > rest.length ? '*' : field,
    )
    while (fields.length < 5) fields.push('*')
    return { sentence: `Partition "${partition}" is not valid for resource "arn:${fields.join(':')}".` }
  }
  const [vendor, region = '', account = '', ...path] = rest
  if (vendor === undefined || (isStored && /[*?]/.test(vendor))) return unqualified
  if (vendor === '' || !isRegion(region) || !isAccount(account)) return 'legacy'
  // AWS: the fields that are left out are stars only where the vendor stands alone or a star is the last.
  if (isShort && rest.length > 1 && !resource.endsWith('*')) return 'legacy'
  return serviceFault(resource, { vendor, region, account, path: path.join(':'), isShort })
}

/** This is the `aws` partition; a star stands for it too, as AWS's own policies show. */
function isPartition(partition: string): boolean {
  return partition === 'aws' || partition === '*'
}

/** AWS does not look whether a region exists, but braces and the like it does not take. */
function isRegion(text: string): boolean {
  return /^[a-z0-9*?-]*$/i.test(text)
}

/** An account, whether or not it exists, a pattern, nothing, or AWS itself, as in AWS's own policies. */
function isAccount(text: string): boolean {
  return text === '' || text === 'aws' || /^\d{12}$/.test(text) || /^[\d*?]*[*?][\d*?]*$/.test(text)
}

type Fields = { vendor: string; region: string; account: string; path: string; isShort: boolean }

function serviceFault(resource: string, fields: Fields): ResourceFault | undefined {
  const { vendor, region, account, path, isShort } = fields
  const hasRegion = region !== '' && region !== '*'
  if (vendor === 's3' && hasRegion && account === '') {
    // AWS: access points have a region, but then they have an account.
    return { sentence: `Resource ${resource} can not contain region information.` }
  }
  if (vendor !== 'iam') return undefined
  if (hasRegion) return { sentence: `IAM resource ${resource} cannot contain region information.` }
  if (isShort || path === '*' || path === 'root') return undefined
  if ([...iamPaths, ...newerIamPaths].some((start) => path.startsWith(start))) return undefined
  return { sentence: `IAM resource path must either be "*", root, or start with ${iamPaths.join(', ')}.` }
}
