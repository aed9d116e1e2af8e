import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../test/fixtures/ec2.ts'
import { updateRole } from '../../store/entities/roles.ts'
import { createImds, type Imds } from './index.ts'

const tokenTtl = 'x-aws-ec2-metadata-token-ttl-seconds'
const tokenHeader = 'x-aws-ec2-metadata-token'
const tokenPath = '/latest/api/token'
const credentialsPath = '/latest/meta-data/iam/security-credentials/'

describe('the metadata service', () => {
  let ec2: TestEc2
  let imds: Imds
  let id: string
  let roleId: string
  let profileArn: string
  before(async () => {
    ec2 = await makeEc2()
    imds = createImds(ec2.house)
    ;({ roleId, profileArn } = await ec2.makeProfile('App'))
    await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'key', KeyType: 'ed25519' })
    ;[id = ''] = await ec2.launch({
      IamInstanceProfile: { Name: 'App' },
      KeyName: 'key',
      UserData: Buffer.from([0, 255, 10]).toString('base64'),
    })
  })
  after(() => ec2.close())

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', instance = id) =>
    imds.handle(instance, { method, path, headers, sourceIp: '127.0.0.1' })
  const token = async (seconds = '60', instance = id) => {
    const { body } = await ask(tokenPath, { [tokenTtl]: seconds }, 'PUT', instance)
    return { [tokenHeader]: String(body) }
  }
  const get = async (path: string, instance = id) => ask(path, await token('60', instance), 'GET', instance)
  const textOf = async (path: string) => String((await get(path)).body)
  const credentials = async (instance = id) =>
    JSON.parse(String((await get(`${credentialsPath}App`, instance)).body)) as Record<string, string>

  it('gives session tokens for 1 to 21600 seconds and to nobody who was forwarded', async () => {
    const cases: [Record<string, string>, number][] = [
      [{ [tokenTtl]: '1' }, 200],
      [{ [tokenTtl]: '21600' }, 200],
      [{ [tokenTtl]: '0' }, 400],
      [{ [tokenTtl]: '21601' }, 400],
      [{ [tokenTtl]: '60s' }, 400],
      [{ [tokenTtl]: '' }, 400],
      [{}, 400],
      ...['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].map(
        (name): [Record<string, string>, number] => [{ [tokenTtl]: '60', [name]: '10.0.0.1' }, 403],
      ),
    ]
    for (const [headers, status] of cases) {
      assert.equal((await ask(tokenPath, headers, 'PUT')).status, status, JSON.stringify(headers))
    }
    const { headers } = await ask(tokenPath, { [tokenTtl]: '99' }, 'PUT')
    assert.equal(headers[tokenTtl], '99')
    assert.equal((await ask('/2021-07-15/api/token', { [tokenTtl]: '60' }, 'PUT')).status, 403)
  })

  it('answers only with a token of that instance that has not expired', async () => {
    const path = '/latest/meta-data/instance-id'
    assert.equal((await ask(path)).status, 401)
    assert.equal((await ask(path, { [tokenHeader]: 'nonsense' })).status, 401)
    const [other = ''] = await ec2.launch()
    assert.equal((await ask(path, await token('60', other))).status, 401)
    const own = await token('60')
    assert.equal((await ask(path, own)).body, id)
    assert.equal((await ask(path, own, 'HEAD')).status, 200)
    assert.equal((await ask(path, own, 'POST')).status, 405)
    ec2.time.now += 60_000
    assert.equal((await ask(path, own)).status, 401)
  })

  it('answers without a token only where tokens are optional, and then refuses a bad one', async () => {
    const [InstanceId = ''] = await ec2.launch()
    const modify = (options: object) =>
      ec2.run(ec2.admin, 'ModifyInstanceMetadataOptions', { InstanceId, ...options })
    await modify({ HttpTokens: 'optional' })
    const path = '/latest/meta-data/'
    assert.equal((await ask(path, {}, 'GET', InstanceId)).status, 200)
    assert.equal((await ask(path, { [tokenHeader]: 'bad' }, 'GET', InstanceId)).status, 401)
    await modify({ HttpEndpoint: 'disabled' })
    assert.equal((await ask(path, {}, 'GET', InstanceId)).status, 403)
    assert.equal((await ask(tokenPath, { [tokenTtl]: '60' }, 'PUT', InstanceId)).status, 403)
  })

  it('is silent about instances that are not running', async () => {
    const [stopped = ''] = await ec2.launch()
    const headers = await token('60', stopped)
    await ec2.run(ec2.admin, 'StopInstances', { InstanceIds: [stopped] })
    for (const instance of [stopped, 'i-00000000000000000', 'nonsense']) {
      assert.equal((await ask('/latest/meta-data/', headers, 'GET', instance)).status, 404)
    }
  })

  it('tells what the instance is', async () => {
    const { Reservations } = await ec2.run(ec2.admin, 'DescribeInstances', { InstanceIds: [id] })
    const instance = Reservations![0]!.Instances![0]!
    const facts: Record<string, string> = {
      'ami-id': instance.ImageId!,
      'instance-type': 't3.micro',
      'local-ipv4': instance.PrivateIpAddress!,
      hostname: instance.PrivateDnsName!,
      mac: instance.NetworkInterfaces![0]!.MacAddress!,
      'placement/region': 'us-east-1',
      'placement/availability-zone': instance.Placement!.AvailabilityZone!,
      'placement/availability-zone-id': instance.Placement!.AvailabilityZoneId!,
      'reservation-id': Reservations![0]!.ReservationId!,
      'services/domain': 'amazonaws.com',
      'public-keys/': '0=key',
      [`network/interfaces/macs/${instance.NetworkInterfaces![0]!.MacAddress}/subnet-id`]: instance.SubnetId!,
    }
    for (const [path, value] of Object.entries(facts)) {
      assert.equal(await textOf(`/latest/meta-data/${path}`), value, path)
    }
    assert.match(await textOf('/latest/meta-data/public-keys/0/openssh-key'), /^ssh-ed25519 \S+ key\n$/)
    assert.deepEqual((await get('/latest/user-data')).body, Buffer.from([0, 255, 10]))
    const document = JSON.parse(await textOf('/latest/dynamic/instance-identity/document')) as object
    assert.deepEqual(document, {
      accountId: ec2.account,
      architecture: 'x86_64',
      availabilityZone: 'us-east-1a',
      billingProducts: null,
      devpayProductCodes: null,
      marketplaceProductCodes: null,
      imageId: instance.ImageId,
      instanceId: id,
      instanceType: 't3.micro',
      kernelId: null,
      pendingTime: '2026-07-01T12:00:00Z',
      privateIp: instance.PrivateIpAddress,
      ramdiskId: null,
      region: 'us-east-1',
      version: '2017-09-30',
    })
  })

  it('lists directories and finds nothing where nothing is', async () => {
    assert.match(await textOf('/latest/meta-data/'), /^ami-id\n[\s\S]*\niam\/\n/)
    assert.equal(await textOf('/latest/meta-data'), await textOf('/2021-07-15/meta-data/'))
    assert.equal(await textOf('/latest/'), 'dynamic\nmeta-data\nuser-data')
    for (const path of [
      '/nonsense',
      '/latest/meta-data/tags/',
      '/latest/meta-data/constructor',
      '/latest/%ZZ',
      '/latest/meta-data/mac/x',
    ]) {
      assert.equal((await get(path)).status, 404, path)
    }
  })

  it('shows tags only where the instance lets it', async () => {
    const [tagged = ''] = await ec2.launch({
      MetadataOptions: { InstanceMetadataTags: 'enabled' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
    })
    assert.equal((await get('/latest/meta-data/tags/instance/', tagged)).body, 'Name')
    assert.equal((await get('/latest/meta-data/tags/instance/Name', tagged)).body, 'web')
  })

  it('names the profile, and the role by its own name', async () => {
    const info = JSON.parse(await textOf('/latest/meta-data/iam/info')) as Record<string, string>
    assert.deepEqual([info['Code'], info['InstanceProfileArn']], ['Success', profileArn])
    assert.equal(await textOf(credentialsPath), 'App')
    const [bare = ''] = await ec2.launch()
    for (const path of [
      '/latest/meta-data/iam/',
      '/latest/meta-data/iam/info',
      credentialsPath,
      `${credentialsPath}App`,
    ]) {
      assert.equal((await get(path, bare)).status, 404, path)
    }
    assert.equal((await get(`${credentialsPath}Other`)).status, 404)
  })

  it('hands out credentials of a session that carries its instance', async () => {
    const { Code, Type, Token, AccessKeyId, LastUpdated, Expiration } = await credentials()
    assert.deepEqual([Code, Type], ['Success', 'AWS-HMAC'])
    assert.match(AccessKeyId!, /^ASIA/)
    assert.equal(Date.parse(Expiration!) - Date.parse(LastUpdated!), 6 * 3_600_000)
    const caller = await ec2.callerOfToken(Token!)
    assert.equal(caller.arn, `arn:aws:sts::${ec2.account}:assumed-role/App/${id}`)
    assert.equal(caller.userId, `${roleId}:${id}`)
    assert.equal(caller.session!.delivery!.version, '2.0')
    assert.equal(caller.session!.delivery!.instanceArn, `arn:aws:ec2:us-east-1:${ec2.account}:instance/${id}`)
    assert.equal(caller.session!.chained, undefined)
    assert.equal(caller.tags.get('team'), 'red')
  })

  it('tells newer SDKs the account with the same credentials, at a place that is not listed', async () => {
    const extended = credentialsPath.replace('credentials', 'credentials-extended')
    assert.equal(await textOf(extended), 'App')
    assert.equal(await textOf(extended.slice(0, -1)), 'App')
    const told = JSON.parse(await textOf(`${extended}App`)) as Record<string, string>
    assert.deepEqual(told, { ...(await credentials()), AccountId: ec2.account })
    assert.equal(await textOf('/latest/meta-data/iam/'), 'info\nsecurity-credentials/')
    const [bare = ''] = await ec2.launch()
    assert.equal((await get(extended, bare)).status, 404)
  })

  it('marks credentials that were asked for without a token', async () => {
    const [v1 = ''] = await ec2.launch({
      IamInstanceProfile: { Name: 'App' },
      MetadataOptions: { HttpTokens: 'optional' },
    })
    const { body } = await ask(`${credentialsPath}App`, {}, 'GET', v1)
    const { Token } = JSON.parse(String(body)) as Record<string, string>
    assert.equal((await ec2.callerOfToken(Token!)).session!.delivery!.version, '1.0')
    assert.equal(
      (await ec2.callerOfToken((await credentials(v1))['Token']!)).session!.delivery!.version,
      '2.0',
    )
  })

  it('keeps credentials until shortly before their end', async () => {
    const first = await credentials()
    ec2.time.now = Date.parse(first['Expiration']!) - 16 * 60_000
    assert.deepEqual(await credentials(), first)
    ec2.time.now = Date.parse(first['Expiration']!) - 5 * 60_000
    const second = await credentials()
    assert.notEqual(second['AccessKeyId'], first['AccessKeyId'])
    assert.ok(Date.parse(second['Expiration']!) > Date.parse(first['Expiration']!))
  })

  it('has none for a role that does not trust EC2, told in a document with status 200', async () => {
    const trusts = [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:TagSession' },
      [
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
      ],
    ]
    for (const [index, trust] of trusts.entries()) {
      const name = `Distrusting${index}`
      await ec2.makeProfile(name, trust)
      const [instance = ''] = await ec2.launch({ IamInstanceProfile: { Name: name } })
      const { status, body } = await get(credentialsPath + name, instance)
      const document = JSON.parse(String(body)) as Record<string, string>
      assert.deepEqual([status, document['Code']], [200, 'AssumeRoleUnauthorizedAccess'])
      assert.equal(document['SecretAccessKey'], undefined)
      const extended = credentialsPath.replace('credentials', 'credentials-extended')
      assert.deepEqual(JSON.parse(String((await get(extended + name, instance)).body)), document)
    }
  })

  it('stops handing out credentials at once when trust or the profile is taken away', async () => {
    const { roleId: changing } = await ec2.makeProfile('Changing')
    const [instance = ''] = await ec2.launch({ IamInstanceProfile: { Name: 'Changing' } })
    const codeOf = async () => {
      const { status, body } = await get(`${credentialsPath}Changing`, instance)
      return status === 200 ? (JSON.parse(String(body)) as Record<string, string>)['Code'] : status
    }
    assert.equal(await codeOf(), 'Success')
    const trustPolicy = '{"Version":"2012-10-17","Statement":[]}'
    await ec2.house.store.write(ec2.account, (tx) => updateRole(tx, changing, { trustPolicy }))
    assert.equal(await codeOf(), 'AssumeRoleUnauthorizedAccess')
    const { IamInstanceProfileAssociations } = await ec2.run(
      ec2.admin,
      'DescribeIamInstanceProfileAssociations',
      {
        Filters: [{ Name: 'instance-id', Values: [instance] }],
      },
    )
    const { AssociationId } = IamInstanceProfileAssociations![0]!
    await ec2.run(ec2.admin, 'DisassociateIamInstanceProfile', { AssociationId })
    assert.equal(await codeOf(), 404)
  })
})
