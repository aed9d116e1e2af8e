import type { CatalogueService, ServiceCatalogue } from '../catalogue.ts'
import type { Linting, LintStatement, LintText } from '../document.ts'
import { knownActions, type KnownAction } from '../known-actions.ts'
import { nearest, overlaps, withoutVariables } from '../patterns.ts'

type Fields = { partition: string; service: string; region: string; account: string; rest: string }

/** ARNs that no resource can have, and actions that no resource of their statement goes with. */
export function checkResources(linting: Linting): void {
  for (const statement of linting.statements) {
    const lists = [statement.resources, statement.notResources]
    for (const text of lists.flatMap((list) => list?.texts ?? [])) checkArn(linting, text)
    checkApplies(linting, statement)
  }
}

const partitions = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
]

function checkArn(linting: Linting, { value, place }: LintText): void {
  const { report, catalogue } = linting
  if (value === '*' || value.startsWith('${')) return
  if (!value.startsWith('arn:')) {
    const literal = /^[^*?]*/.exec(value)![0]
    if (literal !== value && 'arn:'.startsWith(literal)) return
    return report('INVALID_ARN_PREFIX', place, 'A resource is an ARN, which begins with arn:, or "*".')
  }
  const fields = fieldsOf(value)
  if (fields === undefined) {
    const message = 'An ARN has six fields: arn:partition:service:region:account:resource.'
    return report('MISSING_ARN_FIELD', place, message)
  }
  const { partition, service: prefix, account } = fields
  if (!isOpen(partition) && !partitions.includes(partition)) {
    const message = `There is no partition ${JSON.stringify(partition.slice(0, 40))}.`
    return report('INVALID_PARTITION', place, message, nearest(partition, partitions) ?? 'aws')
  }
  checkAccount(linting, account, place)
  if (catalogue === undefined || isOpen(prefix)) return
  if (prefix !== prefix.toLowerCase() && catalogue.service(prefix.toLowerCase()) !== undefined) {
    const message = 'The service of an ARN is written in lower case.'
    return report('INVALID_ARN_SERVICE_CASE', place, message, prefix.toLowerCase())
  }
  const service = catalogue.service(prefix)
  if (service !== undefined) return checkFormat(linting, fields, service, place)
  if (serviceNames(catalogue).has(prefix)) return
  const near = nearest(prefix, catalogue.services())
  report('INVALID_SERVICE', place, `No ARN has the service ${JSON.stringify(prefix.slice(0, 40))}.`, near)
}

const namesOf = new WeakMap<ServiceCatalogue, ReadonlySet<string>>()

/** The services that stand in ARNs: some have another name there than in actions. */
function serviceNames(catalogue: ServiceCatalogue): ReadonlySet<string> {
  let names = namesOf.get(catalogue)
  if (names === undefined) {
    const arns = catalogue
      .services()
      .flatMap((prefix) => Object.values(catalogue.service(prefix)!.resourceTypes).map(({ arn }) => arn))
    names = new Set(arns.map((arn) => arn.split(':')[2]!))
    namesOf.set(catalogue, names)
  }
  return names
}

/** Numbers that documents put where the reader's own belongs. */
const placeholders = new Set(['000000000000', '111122223333', '123456789012', '444455556666', '999999999999'])

/** An account of an ARN or principal: twelve digits, and not those of an example. */
export function checkAccount(linting: Linting, account: string, place: LintText['place']): void {
  const { report } = linting
  if (account === '' || account === 'aws' || account === linting.account || isOpen(account)) return
  if (placeholders.has(account)) {
    const message = `${account} is the account of examples in documents.`
    report('PLACEHOLDER_ACCOUNT', place, message, 'Put the account that is meant.')
  } else if (!/^\d{12}$/.test(account) && !/^[a-z][a-z-]*$/.test(account)) {
    const message = `The account ${JSON.stringify(account.slice(0, 40))} is not twelve digits.`
    report('INVALID_ARN_ACCOUNT', place, message)
  }
}

function checkFormat(
  linting: Linting,
  fields: Fields,
  service: CatalogueService,
  place: LintText['place'],
): void {
  const { report } = linting
  const formats = formatsOf(service)
  if (formats.length === 0) return
  const sameRest = formats.filter((format) => restFits(linting, fields, format))
  if (sameRest.length === 0) {
    // The reference is no list of all forms: what begins as one of them may be another one.
    if (formats.some((format) => kindOf(format.rest) === kindOf(fields.rest)) || isRoot(fields)) return
    const known = Object.values(service.resourceTypes).map(({ arn }) => arn)
    const fix = known.length > 4 ? undefined : known.join(' or ')
    const message = `No resource of ${fields.service} has an ARN of this form.`
    return report('INVALID_ARN_RESOURCE', place, message, fix)
  }
  if (sameRest.some((format) => fits(linting, fields, format))) return
  const { service: prefix, region, account } = fields
  const message = `ARNs of ${prefix} like this one have`
  if (sameRest.every((format) => format.region === '') && region !== '' && !isOpen(region)) {
    report('ARN_REGION_NOT_ALLOWED', place, `${message} no region.`, 'Leave the region empty.')
  } else if (sameRest.every((format) => format.account === '') && account !== '' && !isOpen(account)) {
    report('ARN_ACCOUNT_NOT_ALLOWED', place, `${message} no account.`, 'Leave the account empty.')
  } else if (region === '' && sameRest.every((format) => format.region !== '')) {
    report('MISSING_ARN_REGION', place, `${message} a region.`, 'Name the region, or put *.')
  }
}

/** The word a resource begins with. */
function kindOf(rest: string): string {
  return /^[^/:*?$]*/.exec(rest)![0]
}

/** AWS: policies name the root user, which the reference does not list. */
function isRoot({ service, rest }: Fields): boolean {
  return service === 'iam' && rest === 'root'
}

/** Where each action of the statement finds none of the resources that it could be about. */
function checkApplies(linting: Linting, statement: LintStatement): void {
  const texts = statement.resources?.texts ?? []
  if (statement.actions === undefined || texts.length === 0 || linting.catalogue === undefined) return
  const resources = texts.map(({ value }) => fieldsOf(withoutVariables(value, '*')))
  // A star, or something that cannot be read, may be about anything. LIMIT: and so may a very long list.
  if (resources.length > 200 || resources.some((fields) => fields === undefined || isOpen(fields.service)))
    return
  for (const { value, place } of statement.actions.texts) {
    const known = knownActions(linting, value)
    if (known === undefined || known.length === 0 || known.length > 200) continue
    if (known.some((action) => resources.some((fields) => applies(linting, action, fields!)))) continue
    const arns = [...new Set(known.flatMap(arnsOf))]
    const only = arns.length === 0
    const message = only
      ? `${value} is about no resource of its own, so that it matches "*" alone.`
      : `None of the statement's resources is of a kind that ${value} is about.`
    const fix = only ? 'Give it a statement with Resource "*".' : arns.slice(0, 3).join(' or ')
    linting.report('ACTION_WITHOUT_APPLICABLE_RESOURCE', place, message, fix)
  }
}

function arnsOf({ action, service }: KnownAction): string[] {
  return action.resourceTypes.map(({ name }) => service.resourceTypes[name]!.arn)
}

function applies(linting: Linting, known: KnownAction, fields: Fields): boolean {
  // AWS: asked about arn:aws:s3:::*, though the reference knows no resource of it.
  if (known.name === 's3:ListAllMyBuckets') return fields.service === 's3' && fields.rest === '*'
  return arnsOf(known).some((arn) => {
    const format = formatOf(arn)
    return format === undefined || (fields.service === format.service && restFits(linting, fields, format))
  })
}

function formatsOf({ resourceTypes }: CatalogueService): Fields[] {
  return Object.values(resourceTypes).flatMap(({ arn }) => formatOf(arn) ?? [])
}

const bucket = '${BucketName}'

/** An ARN format with stars for its variables; a bucket's name keeps its own, for it holds no slash. */
function formatOf(arn: string): Fields | undefined {
  const fields = fieldsOf(arn)
  if (fields === undefined) return undefined
  const star = (text: string): string => withoutVariables(text, '*')
  const rest = fields.rest.startsWith(bucket)
    ? bucket + star(fields.rest.slice(bucket.length))
    : star(fields.rest)
  return { ...fields, partition: '*', region: star(fields.region), account: star(fields.account), rest }
}

function fits(linting: Linting, fields: Fields, format: Fields): boolean {
  const region = fields.region === format.region || (format.region !== '' && fields.region !== '')
  const account = fields.account === format.account || (format.account !== '' && fields.account !== '')
  const isFree = (text: string): boolean => text.includes('*')
  return (
    (region || isFree(fields.region)) &&
    (account || isFree(fields.account)) &&
    restFits(linting, fields, format)
  )
}

function restFits(linting: Linting, { rest }: Fields, format: Fields): boolean {
  // Where nobody can afford to look any more, everything fits.
  linting.comparisonsLeft -= 100 + rest.length * format.rest.length
  if (linting.comparisonsLeft < 0) return true
  const text = withoutVariables(rest, '*')
  if (!format.rest.startsWith(bucket)) return overlaps(text, format.rest)
  return overlaps(text, `*${format.rest.slice(bucket.length)}`, format.rest === bucket ? '/' : '')
}

/** The fields of an ARN; a star at the end of a shorter one stands for those that are left. */
function fieldsOf(arn: string): Fields | undefined {
  const parts = splitOutsideVariables(arn)
  if (parts.length < 6 && (parts.length < 2 || !parts.at(-1)!.endsWith('*'))) return undefined
  while (parts.length < 6) parts.push('*')
  const [, partition, service, region, account, ...rest] = parts
  return {
    partition: partition!,
    service: service!,
    region: region!,
    account: account!,
    rest: rest.join(':'),
  }
}

/** The parts between colons; a variable such as `${aws:username}` has one of its own. */
function splitOutsideVariables(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('${', at)) {
      const close = text.indexOf('}', at)
      if (close === -1) break
      at = close
    } else if (text[at] === ':') {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

/** A field that is or holds a wildcard or a variable. */
function isOpen(text: string): boolean {
  return text.includes('*') || text.includes('?') || text.includes('${')
}
