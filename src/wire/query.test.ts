import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequest } from '../../test/fixtures/read-request.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { utf8 } from '../kernel/bytes.ts'
import { openModel } from './model.ts'
import type { WireRequest } from './protocol.ts'
import { peekAction, query } from './query.ts'

const folder = new URL('../../models', import.meta.url).pathname
const iam = openModel(folder, 'iam')
const sts = openModel(folder, 'sts')
const formType = 'application/x-www-form-urlencoded; charset=utf-8'

function post(body: string, changes: Partial<WireRequest> = {}): WireRequest {
  return {
    method: 'POST',
    path: '/',
    query: '',
    headers: { 'content-type': formType },
    body: utf8(body),
    ...changes,
  }
}

function stsInput(parameters: string): object {
  return readRequest(query, sts, post(`Action=AssumeRole&Version=2011-06-15&${parameters}`)).input
}

function refusalOf(run: () => unknown): AwsError {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return error
  }
  return assert.fail('nothing was thrown')
}

const inputs: { name: string; form: string; input: object }[] = [
  { name: 'the first of a repeated parameter counts', form: 'RoleArn=a&RoleArn=b', input: { RoleArn: 'a' } },
  { name: 'an unknown parameter is overlooked', form: 'Nope=1&RoleArn=a', input: { RoleArn: 'a' } },
  {
    name: 'a plus is a space, an escape a byte of UTF-8',
    form: 'Policy=a+b%2B%C3%A9',
    input: { Policy: 'a b+é' },
  },
  { name: 'an empty text is there', form: 'RoleArn=&ExternalId', input: { RoleArn: '', ExternalId: '' } },
  { name: 'a number may have a sign', form: 'DurationSeconds=%2B900', input: { DurationSeconds: 900 } },
  { name: 'a number may begin with zeros', form: 'DurationSeconds=0900', input: { DurationSeconds: 900 } },
  { name: 'a negative zero is zero', form: 'DurationSeconds=-0', input: { DurationSeconds: 0 } },
  {
    name: 'a list ends at the first missing index',
    form: 'TransitiveTagKeys.member.1=a&TransitiveTagKeys.member.2=b&TransitiveTagKeys.member.4=d',
    input: { TransitiveTagKeys: ['a', 'b'] },
  },
  { name: 'an empty list is sent as its name', form: 'Tags=', input: { Tags: [] } },
  {
    name: 'structures in lists',
    form: 'Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.2.Key=l',
    input: { Tags: [{ Key: 'k', Value: 'v' }, { Key: 'l' }] },
  },
  { name: 'an index is written without zeros', form: 'TransitiveTagKeys.member.01=a', input: {} },
]

for (const { name, form, input } of inputs) {
  test(`parse: ${name}`, () => {
    const parsed = stsInput(form)
    assert.deepEqual(parsed, input)
    if ('DurationSeconds' in parsed) assert.ok(!Object.is(parsed.DurationSeconds, -0))
  })
}

test('parse: a GET is read from its query string', () => {
  const request: WireRequest = {
    method: 'GET',
    path: '/',
    query: 'Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId=AKIA1',
    headers: {},
    body: utf8(''),
  }
  assert.deepEqual(readRequest(query, sts, request), {
    operation: 'GetAccessKeyInfo',
    input: { AccessKeyId: 'AKIA1' },
  })
  assert.deepEqual(peekAction(request), { action: 'GetAccessKeyInfo', version: '2011-06-15' })
})

test('parse: maps have numbered entries, and a key may have any name', () => {
  const form = 'Properties.entry.1.key=__proto__&Properties.entry.1.value=x'
  const { input } = readRequest(query, iam, post(`Action=PutAccountProperties&Version=2010-05-08&${form}`))
  const properties = (input as { Properties: object }).Properties
  assert.deepEqual(Object.entries(properties), [['__proto__', 'x']])
  assert.equal(Object.getPrototypeOf(properties), Object.prototype)
})

const malformed: { value: string; message: string }[] = [
  { value: '', message: 'missing value for decimal type' },
  { value: 'abc', message: '' },
  { value: '900.5', message: '' },
  { value: '2147483648', message: '' },
  { value: '0x10', message: '' },
  { value: ' 900', message: '' },
]

for (const { value, message } of malformed) {
  test(`parse: DurationSeconds=${JSON.stringify(value)} is MalformedInput`, () => {
    const error = refusalOf(() => stsInput(`DurationSeconds=${encodeURIComponent(value)}`))
    assert.deepEqual([error.code, error.status, error.message], ['MalformedInput', 400, message])
  })
}

const dispatch: {
  name: string
  request: WireRequest
  code: string
  status: number
  message?: string
  location?: string
}[] = [
  {
    name: 'an unknown action',
    request: post('Action=Nope&Version=2011-06-15'),
    code: 'InvalidAction',
    status: 400,
    message: 'Could not find operation Nope for version 2011-06-15',
  },
  {
    name: 'no version',
    request: post('Action=AssumeRole'),
    code: 'InvalidAction',
    status: 400,
    message: 'Could not find operation AssumeRole for version NO_VERSION_SPECIFIED',
  },
  {
    name: 'an empty version',
    request: post('Action=AssumeRole&Version='),
    code: 'InvalidAction',
    status: 400,
    message: 'Could not find operation AssumeRole for version ',
  },
  {
    name: 'no action',
    request: post('Version=2011-06-15'),
    code: 'Redirect',
    status: 302,
    location: 'https://aws.amazon.com/iam',
  },
  {
    name: 'no action in a GET, whose query is kept',
    request: { method: 'GET', path: '/', query: 'a=b', headers: {}, body: utf8('') },
    code: 'Redirect',
    status: 302,
    location: 'https://aws.amazon.com/iam?a=b',
  },
  {
    name: 'a body that is no form',
    request: post('Action=AssumeRole&Version=2011-06-15', {
      headers: { 'content-type': 'application/json' },
    }),
    code: 'Redirect',
    status: 302,
  },
  { name: 'another path', request: post('', { path: '/x' }), code: 'UnknownOperationException', status: 404 },
  { name: 'a broken escape', request: post('Action=%zz'), code: 'MalformedEscape', status: 400 },
  { name: 'an escape that is not UTF-8', request: post('Action=%ff'), code: 'MalformedEscape', status: 400 },
  {
    name: 'a name of too many segments',
    request: post(`${'a.'.repeat(40)}a=1`),
    code: 'MalformedInput',
    status: 400,
  },
  { name: 'too many parameters', request: post('a=1&'.repeat(20_001)), code: 'MalformedInput', status: 400 },
]

for (const { name, request, code, status, message, location } of dispatch) {
  test(`parse refuses ${name}`, () => {
    const error = refusalOf(() => readRequest(query, sts, request))
    assert.deepEqual([error.code, error.status], [code, status])
    if (message !== undefined) assert.equal(error.message, message)
    if (location !== undefined) assert.equal(error.headers['location'], location)
  })
}

test('render: an answer as live STS writes it', () => {
  const output = {
    Credentials: {
      Expiration: new Date(1782907200000),
      AccessKeyId: 'ASIA1',
      SecretAccessKey: 's',
      SessionToken: 't',
    },
    AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/dev/s1', AssumedRoleId: 'AROA1:s1' },
  }
  const answer = query.render(sts, 'AssumeRole', output, '00000000-0000-4000-8000-000000000000')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers['content-type'], 'text/xml')
  assert.equal(answer.headers['x-amzn-requestid'], '00000000-0000-4000-8000-000000000000')
  assert.equal(
    answer.body,
    `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser>
      <AssumedRoleId>AROA1:s1</AssumedRoleId>
      <Arn>arn:aws:sts::111122223333:assumed-role/dev/s1</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>ASIA1</AccessKeyId>
      <SecretAccessKey>s</SecretAccessKey>
      <SessionToken>t</SessionToken>
      <Expiration>2026-07-01T12:00:00Z</Expiration>
    </Credentials>
  </AssumeRoleResult>
  <ResponseMetadata>
    <RequestId>00000000-0000-4000-8000-000000000000</RequestId>
  </ResponseMetadata>
</AssumeRoleResponse>
`,
  )
})

test('render: a void action has no result, an empty list an empty element', () => {
  const body = query.render(iam, 'DeleteRole', undefined, 'r').body as string
  assert.ok(!body.includes('Result'))
  const list = query.render(iam, 'ListUsers', { Users: [], IsTruncated: false }, 'r').body as string
  assert.match(
    list,
    /<ListUsersResult>\n {4}<Users\/>\n {4}<IsTruncated>false<\/IsTruncated>\n {2}<\/ListUsersResult>/,
  )
})

test('renderError: code and message in the namespace of the service', () => {
  const error = new AwsError('NoSuchEntity', 404, 'The role with name "x" cannot be found.')
  const answer = query.renderError(iam, error, 'r')
  assert.equal(answer.status, 404)
  assert.equal(
    answer.body,
    `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <Error>
    <Type>Sender</Type>
    <Code>NoSuchEntity</Code>
    <Message>The role with name &quot;x&quot; cannot be found.</Message>
  </Error>
  <RequestId>r</RequestId>
</ErrorResponse>
`,
  )
})

const errors: { name: string; error: AwsError; status: number; body: RegExp }[] = [
  {
    name: 'a dispatch error has its own namespace',
    error: new AwsError('InvalidAction', 400, 'm'),
    status: 400,
    body: /AWSFault\/2005-15-09"/,
  },
  {
    name: 'no message, no element',
    error: new AwsError('MalformedInput', 400, ''),
    status: 400,
    body: /<Code>MalformedInput<\/Code>\n {2}<\/Error>/,
  },
  {
    name: 'our fault is the receiver',
    error: new AwsError('InternalFailure', 500, 'm'),
    status: 500,
    body: /<Type>Receiver</,
  },
  { name: 'a broken escape', error: new AwsError('MalformedEscape', 400, ''), status: 400, body: /^$/ },
  { name: 'a body too large', error: new AwsError('RequestTooLarge', 413, ''), status: 413, body: /^$/ },
  {
    name: 'another path',
    error: new AwsError('UnknownOperationException', 404, ''),
    status: 404,
    body: /^<UnknownOperationException\/>/,
  },
]

for (const { name, error, status, body } of errors) {
  test(`renderError: ${name}`, () => {
    const answer = query.renderError(iam, error, 'r')
    assert.equal(answer.status, status)
    assert.match(answer.body as string, body)
    assert.equal(answer.headers['x-amzn-requestid'], 'r')
  })
}

test('renderError: a redirect says where', () => {
  const error = refusalOf(() => readRequest(query, sts, post('')))
  const answer = query.renderError(sts, error, 'r')
  assert.deepEqual(
    [answer.status, answer.body, answer.headers['location']],
    [302, '', 'https://aws.amazon.com/iam'],
  )
})
