import type { IamOperation } from '../services/iam/action.ts'
import { checkInlinePolicy, checkManagedPolicy, checkTrustPolicy } from '../services/iam/documents.ts'
import { fieldsOf, type Fields } from './fields.ts'
import { entriesOf, itemsOf, type Entry, type Place, type Source } from './source.ts'

/**
 * One thing to bring about: an IAM operation and its input, in which a managed policy may be named instead of
 * its ARN. Steps of a lower phase come first, in every account.
 */
export type Step = {
  place: Place
  account: string
  phase: number
  operation: IamOperation | 'CreateStandingSession'
  input: Record<string, unknown>
}

/** The settings each kind of thing has, as docs/bootstrap.md tells them. */
const known = {
  account: words('name alias policies groups users roles instanceProfiles'),
  policy: words('path description document tags'),
  group: words('path inlinePolicies attachedPolicies'),
  user: words(
    'path tags groups inlinePolicies attachedPolicies permissionsBoundary ' +
      'password passwordResetRequired accessKeys',
  ),
  accessKey: words('id secret network'),
  role: words(
    'path description maxSessionDuration trustPolicy tags inlinePolicies attachedPolicies permissionsBoundary ' +
      'sessions',
  ),
  instanceProfile: words('path role tags'),
}

function words(text: string): string[] {
  return text.split(' ')
}

// What a thing names must be there before it. A role comes first and its trust policy when every role is
// there, for two roles may trust one another.
const phases = { account: 0, policy: 1, group: 2, user: 3, role: 4, trust: 5, instanceProfile: 6, session: 7 }

/** The trust policy a new role has until its own can be written: nobody's. */
const closedTrustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
})

type Add = (phase: keyof typeof phases, place: Place, operation: Step['operation'], input: object) => void

/** Reads what an account's part of the file declares. */
export function stepsOfAccount(source: Source, account: string, fields: Fields): Step[] {
  const steps: Step[] = []
  const add: Add = (phase, place, operation, input) =>
    void steps.push({ place, account, phase: phases[phase], operation, input: { ...input } })
  const each = (section: string, kind: keyof typeof known, read: Reading): void => {
    for (const entry of entriesOf(source, fields.node(section), section)) {
      const what = `${kind === 'instanceProfile' ? 'instance profile' : kind} ${entry.key}`
      read({
        source,
        add,
        name: entry.key,
        what,
        entry,
        fields: fieldsOf(source, entry.value, what, known[kind]),
      })
    }
  }
  const alias = fields.text('alias')
  if (alias !== undefined)
    add('account', fields.place('alias'), 'CreateAccountAlias', { AccountAlias: alias })
  each('policies', 'policy', readPolicy)
  each('groups', 'group', readGroup)
  each('users', 'user', readUser)
  each('roles', 'role', readRole)
  each('instanceProfiles', 'instanceProfile', readInstanceProfile)
  return steps
}

/** The settings of an account's own part. */
export function accountFields(source: Source, { key, value }: Entry): Fields {
  return fieldsOf(source, value, `account ${key}`, known.account)
}

type Declared = { source: Source; add: Add; name: string; what: string; entry: Entry; fields: Fields }
type Reading = (declared: Declared) => void

function readPolicy({ source, add, name, what, entry, fields }: Declared): void {
  const place = source.place(entry.keyNode)
  const document = fields.document('document', checkManagedPolicy)
  if (fields.node('document') === null) source.blame(entry.keyNode, `${what} needs a document`)
  if (document === undefined) return
  add('policy', place, 'CreatePolicy', {
    PolicyName: name,
    Path: fields.text('path'),
    Description: fields.text('description'),
    PolicyDocument: document.text,
  })
  tag(fields, add, 'policy', 'TagPolicy', { PolicyArn: name })
}

function readGroup({ source, add, name, entry, fields }: Declared): void {
  const named = { GroupName: name }
  add('group', source.place(entry.keyNode), 'CreateGroup', { ...named, Path: fields.text('path') })
  readPolicies(fields, add, 'group', 'Group', named)
}

function readUser(declared: Declared): void {
  const { source, add, name, entry, fields } = declared
  const named = { UserName: name }
  add('user', source.place(entry.keyNode), 'CreateUser', { ...named, Path: fields.text('path') })
  readPolicies(fields, add, 'user', 'User', named)
  readBoundary(fields, add, 'user', 'PutUserPermissionsBoundary', named)
  tag(fields, add, 'user', 'TagUser', named)
  for (const { text, place } of fields.texts('groups')) {
    add('user', place, 'AddUserToGroup', { ...named, GroupName: text })
  }
  const password = fields.text('password')
  if (password !== undefined) {
    const reset = fields.flag('passwordResetRequired') ?? false
    add('user', fields.place('password'), 'CreateLoginProfile', {
      ...named,
      Password: password,
      PasswordResetRequired: reset,
    })
  }
  readAccessKeys(declared)
}

/** AWS makes key ids and secrets up; these are known, so they are not CreateAccessKey's own input. */
function readAccessKeys({ source, add, name, what, fields }: Declared): void {
  for (const { place, ...key } of keysOf(source, fields, 'accessKeys', `an access key of ${what}`)) {
    add('user', place, 'CreateAccessKey', { UserName: name, ...key })
  }
}

function readSessions({ source, add, name, what, fields }: Declared): void {
  for (const { place, ...key } of keysOf(source, fields, 'sessions', `a session of ${what}`)) {
    add('session', place, 'CreateStandingSession', { RoleName: name, ...key })
  }
}

type DeclaredKey = { place: Place; id: string; secret: string; network: boolean }

function keysOf(source: Source, fields: Fields, section: string, what: string): DeclaredKey[] {
  return itemsOf(source, fields.node(section), `${section}: ${what}`).flatMap((node) => {
    const key = fieldsOf(source, node, what, known.accessKey)
    const id = key.text('id')
    const secret = key.text('secret')
    // AWS's own ids have at least 16 characters; suites that never met AWS sign with `test`.
    if (id === undefined || !/^\w{4,128}$/.test(id)) {
      source.blame(node, `${what} needs an id of 4 to 128 letters, digits or underscores`)
    } else if (secret === undefined || !/^[\x21-\x7e]{1,128}$/.test(secret)) {
      source.blame(node, `${what}, ${id}, needs a secret of 1 to 128 printable ASCII characters`)
    } else return [{ place: source.place(node), id, secret, network: key.flag('network') ?? false }]
    return []
  })
}

function readRole(declared: Declared): void {
  const { source, add, name, what, entry, fields } = declared
  const named = { RoleName: name }
  const trust = fields.document('trustPolicy', checkTrustPolicy)
  if (fields.node('trustPolicy') === null) source.blame(entry.keyNode, `${what} needs a trustPolicy`)
  add('role', source.place(entry.keyNode), 'CreateRole', {
    ...named,
    Path: fields.text('path'),
    Description: fields.text('description'),
    MaxSessionDuration: fields.number('maxSessionDuration'),
    AssumeRolePolicyDocument: closedTrustPolicy,
  })
  if (trust !== undefined) {
    add('trust', trust.place, 'UpdateAssumeRolePolicy', { ...named, PolicyDocument: trust.text })
  }
  readPolicies(fields, add, 'role', 'Role', named)
  readBoundary(fields, add, 'role', 'PutRolePermissionsBoundary', named)
  tag(fields, add, 'role', 'TagRole', named)
  readSessions(declared)
}

function readInstanceProfile({ source, add, name, entry, fields }: Declared): void {
  const named = { InstanceProfileName: name }
  const place = source.place(entry.keyNode)
  add('instanceProfile', place, 'CreateInstanceProfile', { ...named, Path: fields.text('path') })
  tag(fields, add, 'instanceProfile', 'TagInstanceProfile', named)
  const role = fields.text('role')
  if (role === undefined) return
  add('instanceProfile', fields.place('role'), 'AddRoleToInstanceProfile', { ...named, RoleName: role })
}

function readPolicies(
  fields: Fields,
  add: Add,
  phase: keyof typeof phases,
  kind: 'User' | 'Group' | 'Role',
  named: object,
): void {
  for (const { name, text, place } of fields.documents('inlinePolicies', checkInlinePolicy)) {
    add(phase, place, `Put${kind}Policy`, { ...named, PolicyName: name, PolicyDocument: text })
  }
  for (const { text, place } of fields.texts('attachedPolicies')) {
    add(phase, place, `Attach${kind}Policy`, { ...named, PolicyArn: text })
  }
}

function readBoundary(
  fields: Fields,
  add: Add,
  phase: keyof typeof phases,
  operation: IamOperation,
  named: object,
): void {
  const boundary = fields.text('permissionsBoundary')
  if (boundary === undefined) return
  add(phase, fields.place('permissionsBoundary'), operation, { ...named, PermissionsBoundary: boundary })
}

function tag(
  fields: Fields,
  add: Add,
  phase: keyof typeof phases,
  operation: IamOperation,
  named: object,
): void {
  const tags = fields.tags('tags')
  if (tags.length > 0) add(phase, fields.place('tags'), operation, { ...named, Tags: tags })
}
