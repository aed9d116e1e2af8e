import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { codeEditor } from '../fixtures/console/console-page.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'
import { sender } from '../fixtures/clients/sdk.ts'

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

const { skip, server, open } = await consoleSuite(async (admin, server) => {
  await admin('iam', 'CreateUser', { UserName: 'anna', Tags: [{ Key: 'team', Value: 'ops' }] })
  await admin('iam', 'PutUserPolicy', {
    UserName: 'anna',
    PolicyName: 'Own',
    PolicyDocument: policy(
      {
        Effect: 'Allow',
        Action: 'iam:CreateUser',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'data' } },
      },
      { Sid: 'Never', Effect: 'Deny', Action: 'iam:DeleteUser', Resource: '*' },
    ),
  })
  const { output } = await admin('iam', 'CreateAccessKey', { UserName: 'anna' })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = output.AccessKey
  const anna = sender(server.url, { accessKeyId, secretAccessKey })
  await anna('iam', 'CreateUser', { UserName: 'somebody' })
  await anna('iam', 'DeleteUser', { UserName: 'anna' })
  for (let round = 0; round < 60; round += 1) await admin('iam', 'GetUser', { UserName: 'anna' })
})

test(
  'a refusal is found among many events and tells why: the near miss and the smallest grant',
  { skip },
  async () => {
    const { page, faults, address } = await open({ signedIn: true })
    await page.goto(address('event-history'))
    await page.getByRole('heading', { name: /Event history \(50\)/ }).waitFor()
    const time = page.getByRole('columnheader', { name: 'Event time' }).first()
    assert.equal(await time.getAttribute('aria-sort'), 'descending')
    await page
      .getByRole('cell', { name: /\d\d:\d\d:\d\d$/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Load older events' }).click()
    await page.getByRole('heading', { name: /Event history \(6\d\)/ }).waitFor()
    await page.getByText('Errors only').click()
    await page.getByRole('heading', { name: /Event history \(2\)/ }).waitFor()
    assert.match(page.url(), /errors=only/)

    await page.getByRole('link', { name: /^Why\? CreateUser/ }).click()
    await page.getByRole('heading', { name: /^iam:CreateUser on/ }).waitFor()
    await page.getByText('Condition StringEquals aws:PrincipalTag/team').waitFor()
    await page.getByText('nearly matches').waitFor()
    for (const value of ['data', 'ops']) await page.locator('code', { hasText: value }).first().waitFor()
    await page.getByText('a grant goes past it').waitFor()
    const grant = page.getByLabel('Statement for identity policies', { exact: true })
    assert.deepEqual(JSON.parse((await grant.textContent())!), {
      Effect: 'Allow',
      Action: 'iam:CreateUser',
      Resource: `arn:aws:iam::${server.account}:user/somebody`,
    })
    await page.getByRole('button', { name: 'Open in policy editor' }).click()
    await codeEditor(page, 'Policy document').getByText('"iam:CreateUser"').waitFor()
    assert.deepEqual(faults, [])
  },
)

test('a denial names the statement that decided', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('event-history?by=EventName&value=DeleteUser'))
  await page.getByRole('link', { name: /^Why\? DeleteUser/ }).click()
  await page.getByText('Explicitly denied').waitFor()
  await page.getByText('“Never”, line 1: matches and decides').waitFor()
  assert.equal(await page.getByText('The smallest grant').count(), 0)
  assert.deepEqual(faults, [])
})

test('an allowed request is told whole, and what has changed since', { skip }, async () => {
  const admin = sender(server.url, server.keys[server.account]!.admin)
  await admin('iam', 'GetUser', { UserName: 'anna' })
  const { output } = await admin('understudy', 'ExplainDecision', {})
  const { requestID } = JSON.parse(output.Event)
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address(`event-history/${requestID}`))
  await page.getByText('The policies are still those that allowed it.').waitFor()
  await page.getByText('line 4: matches and decides').waitFor()
  await page.getByText(/^Nothing to say: service control policies, /).waitFor()
  const PolicyName = 'Extra'
  const deny = policy({ Effect: 'Deny', Action: 'iam:GetUser', Resource: '*' })
  await admin('iam', 'PutUserPolicy', { UserName: 'admin', PolicyName, PolicyDocument: deny })
  try {
    await page.reload()
    await page.getByText('Something has changed since').waitFor()
    await page.getByText('Extra was not asked then.').waitFor()
    await page.getByText('Explicitly denied').waitFor()
    assert.deepEqual(await axeFaults(page), [])
  } finally {
    await admin('iam', 'DeleteUserPolicy', { UserName: 'admin', PolicyName })
  }
  assert.deepEqual(faults, [])
})

test('an id that the trail does not hold is said so', { skip }, async () => {
  const { page, address } = await open({ signedIn: true })
  await page.goto(address('event-history/nothing'))
  await page.getByText('How it was decided cannot be shown').waitFor()
  await page.getByText('ResourceNotFoundException').waitFor()
})

test('who may not ask why is told of its own refusal, and can send the question on', { skip }, async () => {
  const admin = sender(server.url, server.keys[server.account]!.admin)
  await admin('iam', 'CreateLoginProfile', { UserName: 'anna', Password: 'Correct-horse-1' })
  const signedIn = { account: server.account, userName: 'anna', password: 'Correct-horse-1' }
  const { page, faults, address } = await open({ signedIn })
  await page.goto(address('event-history'))
  await page.getByText('is not authorized to perform: cloudtrail:LookupEvents').waitFor()
  await page.getByRole('link', { name: 'Why?' }).click()
  await page.getByRole('button', { name: 'Copy Request id' }).waitFor()
  await page.getByText('no identity-based policy allows it').waitFor()
  await page.getByText('the policies are told to who may ask understudy:ExplainDecision').waitFor()
  assert.deepEqual(faults, [])
})

for (const dark of [false, true]) {
  test(`the event history has no fault of accessibility, ${dark ? 'dark' : 'light'}`, { skip }, async () => {
    const { page, address } = await open({ signedIn: true, dark })
    await page.goto(address('event-history?errors=only'))
    await page.getByRole('link', { name: /^Why\? CreateUser/ }).waitFor()
    assert.deepEqual(await axeFaults(page), [])
    await page.getByRole('link', { name: /^Why\? CreateUser/ }).click()
    await page.getByText('nearly matches').waitFor()
    assert.deepEqual(await axeFaults(page), [])
  })
}
