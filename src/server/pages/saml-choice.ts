import { escaped, signInDocument } from './sign-in-document.ts'

/**
 * The page on which somebody chooses one of the roles a provider offers: each is a button that sends the
 * response again, with the role. INVARIANT: everything that came with the request is escaped, and the page
 * runs no script.
 */
export function roleChoice(
  roles: readonly string[],
  { response, relayState }: { response: string; relayState: string },
): string {
  const buttons = roles.map((role) => {
    const [, account = '', name = ''] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(role) ?? []
    const label = name === '' ? role : `${name} of account ${account}`
    return `<li><button name="roleArn" value="${escaped(role)}">${escaped(label)}</button></li>`
  })
  return signInDocument(
    'Select a role',
    `<form method="post" action="/_understudy/signin/saml">
<input type="hidden" name="SAMLResponse" value="${escaped(response)}">
<input type="hidden" name="RelayState" value="${escaped(relayState)}">
<ul>
${buttons.join('\n')}
</ul>
</form>`,
  )
}
