/** The inline policy with which AWS's console revokes the sessions of a role. */
export const revokingPolicyName = 'AWSRevokeOlderSessions'

/** Denies everything to sessions that were issued before a time. */
export function revokingPolicy(before: Date): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Condition: { DateLessThan: { 'aws:TokenIssueTime': before.toISOString() } },
      },
    ],
  })
}

/** The time before which such a policy denies, where it is one. */
export function revokedBefore(document: string): Date | undefined {
  try {
    const { Statement: statements } = JSON.parse(document)
    const text = [statements].flat()[0].Condition.DateLessThan['aws:TokenIssueTime']
    const time = new Date([text].flat()[0])
    return Number.isNaN(time.getTime()) ? undefined : time
  } catch {
    return undefined
  }
}
