import { signInDocument } from './sign-in-document.ts'

/**
 * The page on which a person agrees that a program on their machine acts as them. INVARIANT: nothing that
 * comes with the link becomes a part of the page; its script writes texts only.
 */
export const agreementPage = signInDocument(
  'Sign in a program',
  `<p>A program, such as the AWS CLI, asks to act as you until your console session ends.
Go on only if you have just started it yourself.</p>
<ul id="sessions"></ul>
<p id="message" role="status">Looking for your console sessions…</p>
<noscript>This page needs JavaScript.</noscript>`,
  '<script type="module" src="/_understudy/signin/agreement.js"></script>\n',
)

/** Lists the browser's sessions; the one that is chosen is what the program gets. */
export const agreementScript = `const list = document.getElementById('sessions')
const message = document.getElementById('message')

async function ask(operation, input) {
  const answer = await fetch('/_understudy/console/session/' + operation, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-understudy-console': '1' },
    body: JSON.stringify(input),
  })
  const body = await answer.json()
  if (!answer.ok) throw new Error(body.message)
  return body
}

async function agree(sessionId) {
  try {
    const { redirect, verificationCode } = await ask('authorize', { sessionId, query: location.search.slice(1) })
    list.replaceChildren()
    if (redirect !== undefined) return location.replace(redirect)
    message.textContent = 'Type this code where you ran the program:'
    const code = document.createElement('pre')
    code.id = 'code'
    code.textContent = verificationCode
    message.after(code)
  } catch (error) {
    message.textContent = error.message
  }
}

const { sessions } = await ask('list', {})
for (const { sessionId, name, account, alias } of sessions) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Continue as ' + name + ' of ' + (alias ?? account)
  button.addEventListener('click', () => agree(sessionId))
  const item = document.createElement('li')
  item.append(button)
  list.append(item)
}
if (sessions.length > 0) message.textContent = ''
else {
  const link = document.createElement('a')
  link.href = '/_understudy/console/'
  link.target = '_blank'
  link.textContent = 'Sign in to the console'
  message.replaceChildren(link, ', then reload this page.')
}
`
