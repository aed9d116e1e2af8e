import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { codeEditor } from '../fixtures/console/console-page.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const reading = (...actions: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::reports/*' }],
  })

let arn: string

const { skip, server, admin, open } = await consoleSuite(async (admin) => {
  const { output } = await admin('iam', 'CreatePolicy', {
    PolicyName: 'Reports',
    PolicyDocument: reading('s3:GetObject'),
  })
  arn = output.Policy.Arn
  for (const action of ['s3:GetObjectTagging', 's3:GetObjectAcl', 's3:GetObjectVersion', 's3:PutObject']) {
    await admin('iam', 'CreatePolicyVersion', {
      PolicyArn: arn,
      PolicyDocument: reading('s3:GetObject', action),
      SetAsDefault: true,
    })
  }
})

test(
  'a policy is written with completion, corrected where the linter points, and made',
  { skip },
  async () => {
    const { page, faults, address } = await open({ signedIn: true })
    await page.goto(address('policies/create'))
    const editor = codeEditor(page, 'Policy document')
    await editor.getByText('"Action"').click()
    // At the end of the line "Action": [], between the brackets.
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    await page.keyboard.type('"s3:')
    await page.getByRole('option', { name: /^s3:GetObject\s?Read$/ }).waitFor()
    await page.keyboard.type('GetObjet')
    await page.keyboard.press('Escape')
    await page.getByText('The service s3 has no action "GetObjet".').waitFor()
    await page.getByText('Errors (1)').first().waitFor()

    await page.getByRole('button', { name: /Ln \d+, Col \d+: go to the place of INVALID_ACTION/ }).click()
    await page.keyboard.type('"s3:GetObject"')
    await page.getByText('The service s3 has no action').waitFor({ state: 'detached' })
    await editor.getByText('"Resource"').click()
    for (const key of ['End', 'ArrowLeft']) await page.keyboard.press(key)
    await page.keyboard.type('"arn:aws:s3:::reports/*"')
    await page.getByText('Nothing is wrong with this policy.').waitFor()

    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Policy name').fill('ReadReports')
    await page.getByText('Limited: Read').waitFor()
    await page.getByRole('button', { name: 'Create policy' }).click()
    await page.getByText('Policy ReadReports created.').waitFor()
    await page.getByRole('heading', { name: 'ReadReports' }).waitFor()
    const { output } = await admin('iam', 'GetPolicyVersion', {
      PolicyArn: `arn:aws:iam::${server.account}:policy/ReadReports`,
      VersionId: 'v1',
    })
    const document = JSON.parse(decodeURIComponent(output.PolicyVersion.Document))
    assert.deepEqual(document.Statement, [
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::reports/*'] },
    ])
    assert.deepEqual(faults, [])
  },
)

test('whoever types with the keyboard alone leaves the editor by Escape and Tab', { skip }, async () => {
  const { page, address } = await open({ signedIn: true })
  await page.goto(address('policy-editor'))
  const editor = page.locator('.cm-content')
  await editor.click()
  const before = await editor.textContent()
  await page.keyboard.press('Tab')
  assert.notEqual(await editor.textContent(), before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  const isInside = await page.evaluate('document.activeElement?.shadowRoot !== null')
  assert.equal(isInside, false)
})

test('at five versions a change says which one goes, and two versions are compared', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const at = (part: string) =>
    address(`policies/${part}${part.includes('?') ? '&' : '?'}arn=${encodeURIComponent(arn)}`)
  await page.goto(at('edit'))
  await page.getByText('A policy has at most 5 versions').waitFor()
  const editor = codeEditor(page, 'Policy document')
  await editor.getByText('"s3:PutObject"').dblclick()
  await page.keyboard.press('End')
  await page.keyboard.type(', "s3:ListBucket"')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Reports: v6 saved and in force.').waitFor()

  await page.getByRole('tab', { name: 'Policy versions' }).click()
  await page.getByText('From v5 to v6').waitFor()
  await codeEditor(page, 'Version v6').getByText('"s3:ListBucket"').waitFor()
  assert.equal(await page.getByRole('cell', { name: 'v1', exact: true }).count(), 0)
  await page.getByRole('checkbox', { name: 'Select v2' }).check()
  await page.getByRole('checkbox', { name: 'Select v3' }).check()
  await page.getByText('From v2 to v3').waitFor()
  await page.getByRole('checkbox', { name: 'Select v3' }).uncheck()
  await page.getByRole('button', { name: 'Set as default' }).click()
  await page.getByText('v2 is in force.').waitFor()
  const { output } = await admin('iam', 'GetPolicy', { PolicyArn: arn })
  assert.equal(output.Policy.DefaultVersionId, 'v2')
  assert.deepEqual(faults, [])
})

test('a policy is attached and detached, found among all, and deleted', { skip }, async () => {
  await admin('iam', 'CreatePolicy', { PolicyName: 'Short-lived', PolicyDocument: reading('s3:GetObject') })
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('policies?type=customer'))
  await page.getByRole('searchbox', { name: 'Search policies' }).fill('short')
  await page.getByText('1 match', { exact: true }).first().waitFor()
  await page.getByRole('link', { name: 'Short-lived' }).click()
  await page.getByRole('tab', { name: 'Entities attached' }).click()
  await page.getByRole('button', { name: 'Attach' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Choose users/ }).click()
  await page.getByRole('option', { name: /admin/ }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Attach' }).click()
  await page.getByText('Policy attached to admin.').waitFor()
  await page.getByRole('link', { name: 'admin', exact: true }).waitFor()

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByText('It is attached to admin').waitFor()
  await dialog.getByRole('textbox').fill('Short-lived')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Policy Short-lived deleted.').waitFor()
  const attached = await admin('iam', 'ListAttachedUserPolicies', { UserName: 'admin' })
  assert.deepEqual(
    attached.output.AttachedPolicies.map(({ PolicyName }: { PolicyName: string }) => PolicyName),
    ['AdministratorAccess'],
  )
  assert.deepEqual(faults, [])
})

test('an inline policy is written on a page of its own', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await admin('iam', 'PutUserPolicy', {
    UserName: 'admin',
    PolicyName: 'Own',
    PolicyDocument: reading('s3:GetObject'),
  })
  await page.goto(address('policies/inline?entity=user&name=admin&policy=Own'))
  await codeEditor(page, 'Policy document').getByText('"s3:GetObject"').dblclick()
  await page.keyboard.press('End')
  await page.keyboard.type(', "s3:PutObject"')
  await page.getByText('Limited: Read, Write').waitFor()
  // A button of the editor is none of the form around it.
  await page.getByRole('button', { name: 'Add statement' }).click()
  await page.getByText('Action is an empty list.').waitFor()
  await page.keyboard.press('Tab')
  await codeEditor(page, 'Policy document').press('Control+z')
  await page.getByText('Nothing is wrong with this policy.').waitFor()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Policy Own saved.').waitFor()
  const { output } = await admin('iam', 'GetUserPolicy', { UserName: 'admin', PolicyName: 'Own' })
  assert.match(decodeURIComponent(output.PolicyDocument), /s3:PutObject/)
  assert.deepEqual(faults, [])
})

for (const dark of [false, true]) {
  test(
    `the pages of policies have no fault of accessibility, ${dark ? 'dark' : 'light'}`,
    { skip },
    async () => {
      const { page, address } = await open({ signedIn: true, dark })
      const details = `policies/details?arn=${encodeURIComponent(arn)}`
      for (const [path, shown] of [
        ['policies', 'Search policies'],
        ['policies/create', 'Policy document'],
        ['policy-editor', 'Policy document'],
        [details, 'Allow'],
        [`${details}&tab=entities`, 'Search entities'],
        [`${details}&tab=versions`, 'Select all versions'],
        [`policies/edit?arn=${encodeURIComponent(arn)}`, 'Policy document'],
        ['policies/inline?entity=user&name=admin', 'Policy document'],
      ] as const) {
        await page.goto(address(path))
        await page.getByLabel(shown, { exact: true }).first().waitFor()
        await page.waitForFunction(`document.querySelector('[class*="awsui_spinner"]') === null`)
        assert.deepEqual(await axeFaults(page), [], path)
      }
    },
  )
}
