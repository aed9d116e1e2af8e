import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { services } from '../../src/main.ts'
import { fromBase32, lastTwoCodes } from '../fixtures/proofs/authenticator.ts'
import { makeCertificate } from '../fixtures/proofs/certificates.ts'
import { samlMetadata, sshPublicKey } from '../fixtures/proofs/public-keys.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import {
  apply,
  findTerraform,
  nothingToDo,
  ok,
  openWorkspace,
  type Workspace,
} from '../fixtures/clients/terraform.ts'

/** Files of `test/terraform/iam` that need operations a server may not serve yet; the others are always tried. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'openid-connect-provider.tf': [
    'CreateOpenIDConnectProvider',
    'GetOpenIDConnectProvider',
    'UpdateOpenIDConnectProviderThumbprint',
    'AddClientIDToOpenIDConnectProvider',
    'RemoveClientIDFromOpenIDConnectProvider',
    'TagOpenIDConnectProvider',
    'ListOpenIDConnectProviders',
    'DeleteOpenIDConnectProvider',
  ],
  'saml-provider.tf': [
    'CreateSAMLProvider',
    'GetSAMLProvider',
    'UpdateSAMLProvider',
    'TagSAMLProvider',
    'DeleteSAMLProvider',
  ],
  'security-token-service-preferences.tf': ['SetSecurityTokenServicePreferences'],
  'server-certificate.tf': [
    'UploadServerCertificate',
    'GetServerCertificate',
    'ListServerCertificates',
    'TagServerCertificate',
    'DeleteServerCertificate',
  ],
  'service-specific-credential.tf': [
    'CreateServiceSpecificCredential',
    'ListServiceSpecificCredentials',
    'UpdateServiceSpecificCredential',
    'DeleteServiceSpecificCredential',
  ],
  'signing-certificate.tf': [
    'UploadSigningCertificate',
    'ListSigningCertificates',
    'UpdateSigningCertificate',
    'DeleteSigningCertificate',
  ],
  'simulation.tf': ['SimulatePrincipalPolicy'],
  'ssh-key.tf': ['UploadSSHPublicKey', 'GetSSHPublicKey', 'UpdateSSHPublicKey', 'DeleteSSHPublicKey'],
}

/** What of the provider's IAM is in no configuration here, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'resource aws_iam_organizations_features': 'needs an organization (terraform-organization.test.ts)',
}

const iamActions = services.find(({ name }) => name === 'iam')!.actions
const missing = (file: string) => (needs[file] ?? []).filter((name) => iamActions[name] === 'not yet')
const configuration = new URL('iam/', import.meta.url)
const files = readdirSync(configuration)
const served = (file: string) => missing(file).length === 0

const terraform = findTerraform()
let server: TestServer
let admin: Sender

describe("Terraform's AWS provider", { skip: terraform.skip }, () => {
  before(async () => {
    server = await startServer()
    admin = sender(server.url, server.keys[server.account]!.admin!)
  })
  after(() => server?.stop())

  for (const file of Object.keys(needs)) {
    const skip = served(file) ? false : `the server does not serve ${missing(file).join(', ')} yet`
    test(`${file} is part of the configuration`, { skip }, () => assert.ok(files.includes(file)))
  }

  describe('with every IAM resource and data source', () => iam())
})

function iam(): void {
  let work: Workspace
  let variables: Record<string, unknown>
  before(async () => {
    work = openWorkspace(terraform, 'iam', server.url, server.keys[server.account]!.admin!, served)
    const certificates = await Promise.all(['site', 'bob'].map((name) => makeCertificate({ name })))
    variables = {
      certificates: certificates.map(({ body, key }) => ({ body, key })),
      saml_metadata: await Promise.all(['first', 'second'].map(samlMetadata)),
      ssh_keys: [sshPublicKey()],
    }
    await ok(work, ['init'])
  })
  after(() => work?.remove())

  test('has a place for every resource and data source of the provider', async () => {
    const schema = (await ok(work, ['providers', 'schema', '-json'])).json().provider_schemas
    const { resource_schemas, data_source_schemas } = schema['registry.terraform.io/hashicorp/aws']
    const ofIam = (kind: string, names: object) =>
      Object.keys(names).flatMap((name) => (name.startsWith('aws_iam_') ? [`${kind} ${name}`] : []))
    const all = [...ofIam('resource', resource_schemas), ...ofIam('data', data_source_schemas)]
    const text = files.map((file) => readFileSync(new URL(file, configuration), 'utf8')).join('\n')
    const used = new Set(
      [...text.matchAll(/^(resource|data) "(aws_iam_\w+)"/gm)].map(([, kind, name]) => `${kind} ${name}`),
    )
    const unused = all.filter((name) => !used.has(name))
    assert.deepEqual(unused.sort(), Object.keys(leftOut).sort())
  })

  test('makes everything, and then finds nothing to do', async () => {
    const outputs = await apply(work, { ...variables, generation: 1 })
    assert.deepEqual(falseOnes(outputs), [])
    assert.deepEqual(outputs['users'].tags, {
      Managed: 'terraform',
      'a:b+': 'x = y@z',
      empty: '',
      team: 'red',
    })
    assert.deepEqual(outputs['users'].keys, ['Active'])
    assert.deepEqual(outputs['groups'].users, ['alice', 'bob'])
    assert.equal(outputs['account'].account, server.account)
    assert.equal(outputs['account'].alias, 'understudy-terraform')
    if (served('simulation.tf')) {
      const decisions = { 'iam:CreateUser': 'implicitDeny', 's3:GetObject': 'explicitDeny' }
      assert.deepEqual(outputs['simulation'], { all: false, decisions })
    }
    await nothingToDo(work, { ...variables, generation: 1 })
  })

  test('changes everything that can be changed, and then finds nothing to do', async () => {
    const outputs = await apply(work, { ...variables, generation: 2 })
    assert.deepEqual(falseOnes(outputs), [])
    assert.equal(outputs['users'].tags.team, 'blue')
    assert.deepEqual(outputs['users'].found, ['alice.b'])
    assert.deepEqual(outputs['users'].keys, ['Inactive'])
    assert.deepEqual(outputs['groups'].users, ['bob'])
    await nothingToDo(work, { ...variables, generation: 2 })
  })

  test('puts back what was changed behind its back', async () => {
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    await must('PutUserPolicy', { UserName: 'alice.b', PolicyName: 'sneaked-in', PolicyDocument })
    await must('DeleteGroupPolicy', { GroupName: 'First-2', PolicyName: 'inline' })
    await must('UntagRole', { RoleName: 'app', TagKeys: ['team'] })
    await must('DetachRolePolicy', {
      RoleName: 'ec2',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
    })
    await apply(work, { ...variables, generation: 2 })
    const { output } = await admin('iam', 'ListUserPolicies', { UserName: 'alice.b' })
    assert.deepEqual(output.PolicyNames, ['inline'])
    await nothingToDo(work, { ...variables, generation: 2 })
  })

  test('imports what it has forgotten without a change', async () => {
    const rows = Object.entries(importIds())
    await ok(work, ['state', 'rm', ...rows.map(([address]) => address)])
    const blocks = rows.map(([to, id]) => `import {\n  to = ${to}\n  id = ${JSON.stringify(id)}\n}\n`)
    work.write('imports.tf', blocks.join('\n'))
    const { out } = await ok(work, ['apply', '-auto-approve'], { ...variables, generation: 2 })
    work.write('imports.tf')
    const summary = out.slice(out.indexOf('Terraform will perform'))
    assert.match(summary, new RegExp(`${rows.length} imported, 0 added, 0 changed, 0 destroyed`))
  })

  test('takes everything away again, with what its users got behind its back', async () => {
    await equip('alice.b')
    await ok(work, ['destroy', '-auto-approve'], { ...variables, generation: 2 })
    const names = async (operation: string, list: string, name: string, input: object = {}) =>
      (await must(operation, input))[list].map((one: Record<string, string>) => one[name] ?? one)
    assert.deepEqual(await names('ListUsers', 'Users', 'UserName'), ['admin'])
    assert.deepEqual(await names('ListRoles', 'Roles', 'RoleName'), [])
    assert.deepEqual(await names('ListGroups', 'Groups', 'GroupName'), [])
    assert.deepEqual(await names('ListPolicies', 'Policies', 'PolicyName', { Scope: 'Local' }), [])
    assert.deepEqual(await names('ListInstanceProfiles', 'InstanceProfiles', 'InstanceProfileName'), [])
    assert.deepEqual(await names('ListVirtualMFADevices', 'VirtualMFADevices', 'SerialNumber'), [])
    assert.deepEqual(await names('ListAccountAliases', 'AccountAliases', ''), [])
  })
}

/** Gives a user one of everything that has to go before the user can: `force_destroy` finds it. */
async function equip(UserName: string): Promise<void> {
  await must('CreateAccessKey', { UserName })
  await must('UploadSSHPublicKey', { UserName, SSHPublicKeyBody: sshPublicKey() })
  const { body: CertificateBody } = await makeCertificate({ name: UserName })
  await must('UploadSigningCertificate', { UserName, CertificateBody })
  const ServiceName = 'codecommit.amazonaws.com'
  await must('CreateServiceSpecificCredential', { UserName, ServiceName })
  const { VirtualMFADevice } = await must('CreateVirtualMFADevice', { VirtualMFADeviceName: 'extra' })
  const { SerialNumber, Base32StringSeed } = VirtualMFADevice
  const seed = fromBase32(Buffer.from(Base32StringSeed).toString())
  const [AuthenticationCode1, AuthenticationCode2] = lastTwoCodes(seed)
  await must('EnableMFADevice', { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 })
}

/** Addresses in the configuration and what each is called outside of it. */
function importIds(): Record<string, string> {
  const local = `arn:aws:iam::${server.account}`
  const ids: Record<string, string> = {
    'aws_iam_account_alias.alias': 'understudy-terraform',
    'aws_iam_account_password_policy.strict': 'iam-account-password-policy',
    'aws_iam_group.first': 'First-2',
    'aws_iam_group_policies_exclusive.first': 'First-2',
    'aws_iam_group_policy.inline': 'First-2:inline',
    'aws_iam_group_policy_attachment.first': 'First-2/arn:aws:iam::aws:policy/SecurityAudit',
    'aws_iam_instance_profile.app': 'app',
    'aws_iam_policy.read': `${local}:policy/app/read`,
    'aws_iam_role.ec2': 'ec2',
    'aws_iam_role_policies_exclusive.app': 'app',
    'aws_iam_role_policy.inline': 'app:inline',
    'aws_iam_role_policy_attachment.app': 'app/arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
    'aws_iam_role_policy_attachments_exclusive.app': 'app',
    'aws_iam_service_linked_role.autoscaling': `${local}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_understudy`,
    'aws_iam_user.bob': 'bob',
    'aws_iam_user_group_membership.alice': 'alice.b/second',
    'aws_iam_user_policy.inline': 'alice.b:inline',
    'aws_iam_user_policy_attachment.alice': `alice.b/${local}:policy/app/read`,
    'aws_iam_virtual_mfa_device.alice': `${local}:mfa/devices/alice`,
  }
  if (served('openid-connect-provider.tf')) {
    ids['aws_iam_openid_connect_provider.ci'] = `${local}:oidc-provider/token.ci.example.com/path`
  }
  if (served('saml-provider.tf')) ids['aws_iam_saml_provider.idp'] = `${local}:saml-provider/idp`
  return ids
}

async function must(operation: string, input: object): Promise<any> {
  const { code, message, output } = await admin('iam', operation, input)
  assert.equal(code, undefined, `${operation}: ${code} ${message}`)
  return output
}

/** Names of outputs that compare what was read with what was written, and did not find it. */
function falseOnes(outputs: Record<string, any>): string[] {
  const questions = ['read', 'same', 'issuer', 'caller']
  return Object.entries(outputs).flatMap(([group, values]) =>
    Object.entries(values).flatMap(([name, value]) =>
      questions.includes(name) && value !== true ? [`${group}.${name}`] : [],
    ),
  )
}
