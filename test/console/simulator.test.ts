import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { codeEditor } from '../fixtures/console/console-page.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

let role: string

const { skip, server, open } = await consoleSuite(async (admin, server) => {
  await admin('iam', 'CreateUser', { UserName: 'anna' })
  await admin('iam', 'PutUserPolicy', {
    UserName: 'anna',
    PolicyName: 'Own',
    PolicyDocument: policy(
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
    ),
  })
  const { output } = await admin('iam', 'CreateRole', {
    RoleName: 'deploy',
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { AWS: server.account },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': '4711' } },
    }),
  })
  role = output.Role.Arn
})

test('a question is put together, answered, explained, and sent as a link', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('simulator'))
  await page.getByRole('button', { name: 'Simulate', exact: true }).click()
  await page.getByText('Choose a principal, or write a policy.').waitFor()
  await page.getByRole('button', { name: /User, group or role/ }).click()
  await page.getByRole('option', { name: /user\/anna/ }).click()
  await page.getByRole('button', { name: /Choose a service/ }).click()
  await page.locator('input:focus').fill('Amazon S3')
  await page.getByRole('option', { name: 'Amazon S3 s3', exact: true }).click()
  await page.getByRole('button', { name: /0 chosen/ }).click()
  await page.locator('input:focus').fill('GetObject')
  await page.getByRole('option', { name: /^GetObject Read/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Simulate', exact: true }).click()
  await page.getByRole('cell', { name: 'Implicitly denied' }).waitFor()

  const key = page.getByPlaceholder('203.0.113.7')
  await key.fill('10.1.2.3')
  await page.getByRole('button', { name: 'Simulate', exact: true }).click()
  await page.getByRole('cell', { name: 'Allowed' }).waitFor()
  await page.getByRole('button', { name: 's3:GetObject on *' }).click()
  await page.getByText('matches and decides').waitFor()
  await page.getByRole('button', { name: 'Show the policy' }).click()
  await codeEditor(page, 'Policy Own').getByText('"aws:SourceIp"').waitFor()
  assert.match(page.url(), /action=s3%3AGetObject/)

  const other = await open({ signedIn: true })
  await other.page.goto(page.url())
  await other.page.getByRole('cell', { name: 'Allowed' }).waitFor()
  assert.deepEqual([...faults, ...other.faults], [])
})

test('a trust policy counts, and what it asks for becomes a field', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const question = new URLSearchParams({
    principal: `arn:aws:iam::${server.account}:user/anna`,
    action: 'sts:AssumeRole',
    resource: role,
  })
  await page.goto(address(`simulator?${question}`))
  await page.getByRole('button', { name: `sts:AssumeRole on ${role}` }).click()
  await page.getByText('The trust policy of a role must allow').waitFor()
  await page.getByText('Condition StringEquals sts:ExternalId').waitFor()
  const values = page.getByRole('textbox', { name: 'Values (absent where empty)' })
  await values.last().fill('4711')
  await page.getByRole('button', { name: 'Simulate', exact: true }).click()
  await page.getByRole('cell', { name: 'Allowed' }).waitFor()
  assert.deepEqual(faults, [])
})

for (const dark of [false, true]) {
  test(`the simulator has no fault of accessibility, ${dark ? 'dark' : 'light'}`, { skip }, async () => {
    const { page, address } = await open({ signedIn: true, dark })
    await page.goto(address('simulator'))
    await page.getByRole('heading', { name: 'Simulator' }).waitFor()
    assert.deepEqual(await axeFaults(page), [])
    const own = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' })
    const question = new URLSearchParams({
      policy: own,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::a/b',
    })
    await page.goto(address(`simulator?${question}`))
    await page.getByRole('button', { name: /^s3:GetObject on/ }).click()
    await page.getByText('matches and decides').waitFor()
    assert.deepEqual(await axeFaults(page), [])
  })
}
