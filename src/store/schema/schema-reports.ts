/** The credential report an account had made last; `content` is its CSV. */
export type CredentialReportTable = { account: string; generated: number; content: string }

/** When a user or role (its unique id) last asked for an action, e.g. `iam:CreateUser`, allowed or not. */
export type ActionUseTable = { principalId: string; action: string; time: number; region: string }

/** A report about last access. `requester` is who may read it; `report` the JSON of what it found. */
export type AccessJobTable = {
  id: string
  account: string
  requester: string
  created: number
  report: string
}

/** What IAM's reports are made of and kept in. */
export type ReportTables = {
  credentialReports: CredentialReportTable
  actionUses: ActionUseTable
  accessJobs: AccessJobTable
}
