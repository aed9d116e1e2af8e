import { action } from '../action.ts'
import { findAccount } from '../../../store/entities/accounts.ts'
import {
  credentialFacts,
  findCredentialReport,
  putCredentialReport,
} from '../../../store/records/credential-reports.ts'
import { findPasswordPolicy } from '../../../store/entities/password-policies.ts'
import { credentialRows } from './credential-rows.ts'
import { reportExpired, reportNotPresent } from '../errors.ts'

// AWS: a report is made at most every four hours. Source: IAM User Guide, "Generate credential reports".
const lifetimeMilliseconds = 4 * 60 * 60 * 1000

/**
 * Makes the report at once: it is `STARTED` for who asked for it and complete for who asks next, as with AWS,
 * where it takes a moment.
 */
export const generateCredentialReport = action('GenerateCredentialReport', {
  access: () => ({ all: [{}] }),
  async run({ caller, house, now }) {
    const { account } = caller
    const known = await findCredentialReport(house.store.read, account)
    if (known !== undefined && isFresh(known.generated, now)) return { State: 'COMPLETE' as const }
    // What was used in this very moment waits in memory still.
    await house.usage.flush()
    const db = house.store.read
    const { created } = (await findAccount(db, account))!
    const facts = await credentialFacts(db, account)
    const maxAgeDays = (await findPasswordPolicy(db, account))?.maxAgeDays ?? undefined
    const content = await credentialRows({ id: account, created }, facts, maxAgeDays, house.turns)
    await house.store.writeData((tx) => putCredentialReport(tx, { account, generated: now, content }))
    return {
      State: 'STARTED' as const,
      Description: 'No report exists. Starting a new report generation task',
    }
  },
})

export const getCredentialReport = action('GetCredentialReport', {
  access: () => ({ all: [{}] }),
  async run({ caller, house, now }) {
    const report = await findCredentialReport(house.store.read, caller.account)
    if (report === undefined) throw reportNotPresent()
    if (!isFresh(report.generated, now)) throw reportExpired()
    return {
      Content: new TextEncoder().encode(report.content),
      ReportFormat: 'text/csv' as const,
      GeneratedTime: new Date(report.generated),
    }
  },
})

function isFresh(generated: number, now: number): boolean {
  // One of a clock that ran ahead would stay until the clock has caught up with it.
  return generated <= now && now - generated < lifetimeMilliseconds
}
