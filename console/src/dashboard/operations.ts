import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetCredentialReportCommand,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { listUsers } from '../users/list-users.ts'
import { userFacts } from '../users/user-facts.ts'
import { readCredentialReport, type UserCredentials } from './credential-report.ts'
import { userFindings, type RoleUse } from './findings.ts'

// LIMIT: so many users are asked about one by one; of more the report alone speaks.
const askedMost = 50

/** The credentials of all users, and when the report they come from was made. */
export type ReportedCredentials = { users: UserCredentials[]; reported: Date }

/**
 * The credentials of all users by the credential report, which is up to four hours old: users it finds fault
 * with or does not know yet are asked about as they are now, so that what was mended is gone.
 */
export async function reportedCredentials(aws: Aws, signal: AbortSignal): Promise<ReportedCredentials> {
  const { text, reported } = await credentialReport(aws, signal)
  const known = new Map(readCredentialReport(text).map((user) => [user.name, user]))
  const listed = await listUsers(aws, signal, () => {})
  const faulty = new Set(userFindings([...known.values()], new Date()).flatMap(({ names }) => names))
  const ask = listed
    .filter(({ UserName }) => !known.has(UserName!) || faulty.has(UserName!))
    .slice(0, askedMost)
  await Promise.all(
    ask.map(async ({ UserName: name = '', PasswordLastUsed }) => {
      const { passwordSet, devices, keys } = await userFacts(aws, name, signal)
      known.set(name, {
        name,
        passwordChanged: passwordSet ?? undefined,
        passwordUsed: PasswordLastUsed,
        mfa: devices > 0,
        activeKeys: keys
          .filter(({ Status }) => Status === 'Active')
          .map(({ CreateDate, lastUsed }) => ({ made: CreateDate!, used: lastUsed?.LastUsedDate })),
      })
    }),
  )
  const there = new Set(listed.map(({ UserName }) => UserName))
  return { users: [...known.values()].filter(({ name }) => there.has(name)), reported }
}

/** The account's credential report as CSV, at most four hours old, and when it was made. */
export async function credentialReport(
  aws: Aws,
  abortSignal?: AbortSignal,
): Promise<{ text: string; reported: Date }> {
  const iam = await aws.iam()
  for (let tries = 0; tries < 20; tries++) {
    const { State } = await iam.send(new GenerateCredentialReportCommand({}), { abortSignal })
    if (State === 'COMPLETE') break
    await new Promise((done) => setTimeout(done, 250))
  }
  const { Content, GeneratedTime } = await iam.send(new GetCredentialReportCommand({}), { abortSignal })
  return { text: new TextDecoder().decode(Content), reported: GeneratedTime! }
}

/** Which roles were ever used. */
export async function roleUses(aws: Aws, abortSignal: AbortSignal): Promise<RoleUse[]> {
  const iam = await aws.iam()
  const roles = await allPages(async (Marker) => {
    const command = new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], Marker, MaxItems: 1000 })
    const answer = await iam.send(command, { abortSignal })
    return { items: answer.RoleDetailList, next: answer.Marker }
  })
  return roles.map(({ RoleName, RoleLastUsed, Path }) => ({
    name: RoleName!,
    used: RoleLastUsed?.LastUsedDate !== undefined,
    linked: Path?.startsWith('/aws-service-role/') ?? false,
  }))
}
