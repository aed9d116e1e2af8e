/** What findings look at of one user; times are undefined where something never happened or does not exist. */
export type UserCredentials = {
  name: string
  /** Undefined without a console password. */
  passwordChanged?: Date
  passwordUsed?: Date
  mfa: boolean
  activeKeys: { made: Date; used?: Date }[]
}

/** Reads the rows of a credential report. AWS: root's row is called `<root_account>`; it is left out. */
export function readCredentialReport(csv: string): UserCredentials[] {
  const [head = '', ...lines] = csv.trim().split('\n')
  const names = head.split(',')
  return lines
    .map((line) => Object.fromEntries(line.split(',').map((field, index) => [names[index], field])))
    .filter((row) => row.user !== '<root_account>')
    .map((row) => ({
      name: row.user ?? '',
      passwordChanged: row.password_enabled === 'true' ? time(row.password_last_changed) : undefined,
      passwordUsed: time(row.password_last_used),
      mfa: row.mfa_active === 'true',
      activeKeys: ['1', '2']
        .filter((key) => row[`access_key_${key}_active`] === 'true')
        .map((key) => ({
          made: time(row[`access_key_${key}_last_rotated`]) ?? new Date(0),
          used: time(row[`access_key_${key}_last_used_date`]),
        })),
    }))
}

/** A time of the report; `N/A`, `no_information` and `not_supported` are none. */
function time(text: string | undefined): Date | undefined {
  return text !== undefined && /^\d{4}-/.test(text) ? new Date(text) : undefined
}
