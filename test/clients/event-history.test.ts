import assert from 'node:assert/strict'
import { test } from 'node:test'
import { awsCli } from '../fixtures/clients/aws-cli.ts'
import { runBoto3Script } from '../fixtures/clients/boto3-script.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer } from '../fixtures/server.ts'
import { args } from '../fixtures/walk.ts'

const aws = client('aws')
const boto3 = client('python3-boto3')

test('boto3 pages through the event history', { skip: boto3.skip }, async () => {
  const { code, out, err } = await runBoto3Script(boto3.path!, 'event_history.py')
  assert.equal(code, 0, `${out}\n${err}`)
  assert.equal(out.match(/^ok /gm)?.length, 4)
})

test('the aws CLI looks up events by attribute, time and page', { skip: aws.skip }, async () => {
  const server = await startServer()
  try {
    const cli = awsCli(server.url, server.keys[server.account]!.admin!)
    for (const name of ['anna', 'bert']) await cli.aws(args`iam create-user --user-name ${name}`)
    const attribute = 'AttributeKey=EventName,AttributeValue=CreateUser'
    const found = await cli.aws(args`cloudtrail lookup-events --lookup-attributes ${attribute}`)
    assert.equal(found.code, 0, found.err)
    const names = (events: any[]) =>
      events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent).requestParameters.userName)
    assert.deepEqual(names(found.json().Events), ['bert', 'anna'])
    const one = await cli.aws(
      args`cloudtrail lookup-events --lookup-attributes ${attribute} --max-items 1 --start-time 2020-01-01T00:00:00Z`,
    )
    assert.deepEqual(names(one.json().Events), ['bert'])
    const token: string = one.json().NextToken
    const next = await cli.aws(
      args`cloudtrail lookup-events --lookup-attributes ${attribute} --starting-token ${token} --start-time 2020-01-01T00:00:00Z`,
    )
    assert.deepEqual(names(next.json().Events), ['anna'])
    const two = await cli.aws(
      args`cloudtrail lookup-events --lookup-attributes ${attribute} AttributeKey=ReadOnly,AttributeValue=true`,
    )
    assert.match(two.err, /InvalidLookupAttributesException/)
  } finally {
    await server.stop()
  }
})
