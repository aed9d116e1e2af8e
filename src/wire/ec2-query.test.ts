import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequest } from '../../test/fixtures/read-request.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { utf8 } from '../kernel/bytes.ts'
import { ec2Query } from './ec2-query.ts'
import { openModel } from './model.ts'
import type { WireRequest } from './protocol.ts'

const ec2 = openModel(new URL('../../models', import.meta.url).pathname, 'ec2')

function post(body: string): WireRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', path: '/', query: '', headers, body: utf8(body) }
}

const version = 'Version=2016-11-15'

test('lists have no member, names are in capitals', () => {
  const form = 'Filter.1.Name=tag%3Aa&Filter.1.Value.1=x&Filter.1.Value.2=y&InstanceId.1=i-1'
  assert.deepEqual(readRequest(ec2Query, ec2, post(`Action=DescribeInstances&${version}&${form}`)), {
    operation: 'DescribeInstances',
    input: { Filters: [{ Name: 'tag:a', Values: ['x', 'y'] }], InstanceIds: ['i-1'] },
  })
})

const refusals: { name: string; form: string; code: string; status: number; message?: string }[] = [
  {
    name: 'an unknown action',
    form: `Action=Nope&${version}`,
    code: 'InvalidAction',
    status: 400,
    message: 'The action Nope is not valid for this web service.',
  },
  {
    name: 'an action that is not served',
    form: `Action=CreateVpc&${version}`,
    code: 'NotImplemented',
    status: 501,
  },
  { name: 'no action', form: version, code: 'MissingAction', status: 400 },
  {
    name: 'another version',
    form: 'Action=DescribeInstances&Version=2014-01-01',
    code: 'NoSuchVersion',
    status: 400,
  },
]

for (const { name, form, code, status, message } of refusals) {
  test(`refuses ${name}`, () => {
    assert.throws(
      () => readRequest(ec2Query, ec2, post(form)),
      (error) => {
        assert.ok(error instanceof AwsError)
        assert.deepEqual([error.code, error.status], [code, status])
        if (message !== undefined) assert.equal(error.message, message)
        return true
      },
    )
  })
}

test('the request id comes first, sets hold items', () => {
  const { body } = ec2Query.render(
    ec2,
    'DescribeInstances',
    { Reservations: [{ OwnerId: '1', Instances: [] }] },
    'r',
  )
  assert.equal(
    body,
    `<?xml version="1.0" encoding="UTF-8"?>
<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>r</requestId>
    <reservationSet>
        <item>
            <ownerId>1</ownerId>
            <instancesSet/>
        </item>
    </reservationSet>
</DescribeInstancesResponse>`,
  )
})

test('a void action returns true', () => {
  assert.match(ec2Query.render(ec2, 'CreateTags', undefined, 'r').body as string, /<return>true<\/return>/)
})

test('an error stands in a list', () => {
  const answer = ec2Query.renderError(
    ec2,
    new AwsError('UnauthorizedOperation', 403, 'You are <not> authorized.'),
    'r',
  )
  assert.equal(answer.status, 403)
  assert.equal(
    answer.body,
    '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>UnauthorizedOperation</Code>' +
      '<Message>You are &lt;not&gt; ' +
      'authorized.</Message></Error></Errors><RequestID>r</RequestID></Response>',
  )
})
