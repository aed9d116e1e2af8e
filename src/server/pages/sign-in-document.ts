import type { AwsError } from '../../kernel/aws-error.ts'
import { guards } from './console-app-page.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'

const stylePath = '/signin/page.css'

/**
 * A page about signing in that is no part of the console's bundle: a card in the middle of the page. INVARIANT:
 * what comes with a request stands in `content` only if it is `escaped`.
 */
export function signInDocument(title: string, content: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - Understudy</title>
<link rel="stylesheet" href="/_understudy${stylePath}">
${head}</head>
<body>
<main>
<p class="brand">Understudy</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
}

/** Why somebody is not signed in: a page for who looks at it in a browser, else its sentence alone. */
export function signInRefusal({ status, message }: AwsError, { headers }: OwnRequest): OwnAnswer {
  if (!headers['accept']?.includes('text/html')) return { status, headers: guards, body: `${message}\n` }
  const link = '<p><a href="/_understudy/console/">Go to the console</a></p>'
  return {
    status,
    headers: { ...guards, 'content-type': 'text/html; charset=utf-8' },
    body: signInDocument('Sign-in failed', `<p>${escaped(message)}</p>\n${link}`),
  }
}

/** `GET /_understudy/signin/page.css`: how these pages look. */
export function signInStylePage(): OwnPage {
  return async ({ path, method }): Promise<OwnAnswer | undefined> => {
    if (path !== stylePath) return undefined
    if (method !== 'GET') return { status: 405, headers: { allow: 'GET' }, body: '' }
    return { status: 200, headers: { ...guards, 'content-type': 'text/css; charset=utf-8' }, body: style }
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it stands in HTML, within an attribute too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

// The console's colours and sizes; the mark is the console's own.
const style = `:root { color-scheme: light dark; --ground: light-dark(#ffffff, #161d26);
  --text: light-dark(#0f141a, #c6c6cd); --strong: light-dark(#0f141a, #ebebf0);
  --line: light-dark(#c6c6cd, #424650); --accent: light-dark(#006ce0, #42b4ff); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; padding: 12vh 16px 32px; background: var(--ground); color: var(--text);
  font: 14px/20px 'Open Sans', 'Helvetica Neue', Roboto, Arial, sans-serif; }
main { max-width: 420px; margin: 0 auto; padding: 20px; border: 1px solid var(--line); border-radius: 16px; }
.brand { display: flex; gap: 8px; align-items: center; margin: 0 0 16px; color: var(--strong); font-weight: 700; }
.brand::before { content: ''; width: 24px; height: 24px; background: url("data:image/svg+xml,\
%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%235b3fd6'/%3E\
%3Cpath d='M9 7v9.5a7 7 0 0 0 14 0V7' fill='none' stroke='%23fff' stroke-width='3.6' stroke-linecap='round'/%3E\
%3Cpath d='M12 26.5h8' fill='none' stroke='%23ffcf5c' stroke-width='2.6' stroke-linecap='round'/%3E%3C/svg%3E"); }
h1 { margin: 0 0 8px; color: var(--strong); font-size: 20px; line-height: 24px; }
p { margin: 8px 0; }
ul { display: grid; gap: 8px; margin: 16px 0 0; padding: 0; list-style: none; }
button { width: 100%; padding: 6px 20px; border: 2px solid var(--accent); border-radius: 20px; background: none;
  color: var(--accent); font: inherit; font-weight: 700; overflow-wrap: anywhere; cursor: pointer; }
button:hover { background: light-dark(#f0fbff, #1b232d); }
button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
pre { margin: 16px 0 0; padding: 12px; border: 1px solid var(--line); border-radius: 8px; font-size: 16px;
  overflow-wrap: anywhere; white-space: pre-wrap; }
`
