import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { axeFaults } from '../fixtures/console/axe.ts'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const { skip, open } = await consoleSuite()

test('a file goes into a bucket and comes back as it was', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const dialog = page.getByRole('dialog')
  await page.goto(address('buckets'))
  await page.getByRole('button', { name: 'Create bucket' }).first().click()
  await dialog.getByLabel('Bucket name').fill('Reports')
  await dialog.getByText('That is no name for a bucket.').waitFor()
  await dialog.getByLabel('Bucket name').fill('reports')
  await dialog.getByRole('button', { name: 'Create bucket' }).click()
  await page.getByRole('link', { name: 'reports' }).click()

  await page.getByText('This bucket is empty.').waitFor()
  await page.goto(address('buckets/details/reports?prefix=2026%2Fmay%20%2B%2F'))
  await page.getByRole('button', { name: 'Upload' }).click()
  const text = 'q1, ünïcode\n'.repeat(10_000)
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'q1 ü+.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await dialog.getByRole('button', { name: 'Upload' }).click()
  await page.getByText('q1 ü+.csv uploaded.').waitFor()

  await page.getByRole('checkbox', { name: 'Select 2026/may +/q1 ü+.csv' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'q1 ü+.csv')
  assert.equal(readFileSync(await download.path(), 'utf8'), text)

  await page.getByRole('link', { name: 'reports', exact: true }).last().click()
  await page.getByRole('link', { name: '2026/' }).click()
  await page.getByRole('link', { name: 'may +/' }).click()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('checkbox', { name: 'Select 2026/may +/q1 ü+.csv' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('textbox').fill('delete')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('This folder is empty.').waitFor()
  assert.deepEqual(faults, [])
})

test('a bucket policy is edited, and a wrong one is refused in words of S3', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  await page.goto(address('buckets'))
  await page.getByRole('button', { name: 'Create bucket' }).first().click()
  await page.getByRole('dialog').getByLabel('Bucket name').fill('guarded')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'guarded' }).waitFor()
  await page.goto(address('buckets/details/guarded?tab=policy'))
  await page.getByText('This bucket has no policy.').waitFor()
  await page.getByRole('button', { name: 'Edit' }).click()
  const editor = page.getByRole('textbox', { name: 'Bucket policy' })
  const policyOf = (bucket: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: `arn:aws:s3:::${bucket}/*`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    })
  await editor.fill(policyOf('other'))
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('MalformedPolicy').first().waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await editor.fill(policyOf('guarded'))
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Bucket policy changed.').waitFor()
  await page.getByText('aws:SecureTransport').waitFor()
  assert.deepEqual(faults, [])
})
