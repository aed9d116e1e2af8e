/** The address that shows anybody who is signed in the form that switches to this role, filled in. */
export function switchLink({ Arn }: { Arn?: string }, origin: string): string {
  const [, account = '', name = ''] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(Arn ?? '') ?? []
  const query = new URLSearchParams({ account, roleName: name })
  return `${origin}/_understudy/signin/switchrole?${query}`
}
