import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandHelp } from '../src/cli/commands/help.ts'
import { isPublished } from '../src/cli/invocation.ts'
import { loadCommands } from '../src/cli/run.ts'
import { services } from '../src/main.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const generated = '<!-- Made by npm run documents; do not edit. -->'

/** docs/cli.md: the help of every command. */
export async function cliPage(): Promise<string> {
  const commands = await loadCommands()
  const parts = commands.map((command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\`\`\`\n`)
  const intro =
    'As `--help` prints it. A flag is heard before its variable, and that before its default. Exit codes: 0 done, 1 could not, 2 asked wrongly.'
  return `# Commands\n\n${generated}\n\n${intro}\n\n${parts.join('\n')}`
}

/** Our own pages, which nobody signs. */
const pages: readonly (readonly [string, string, string])[] = [
  ['GET', '/_understudy/health', '`{"status":"ok"}` once requests are served, whatever the `Host`'],
  ['GET', '/_understudy/console/', 'the console'],
  [
    'GET, PUT',
    '/_understudy/imds/INSTANCE_ID/latest/…',
    'the metadata service of an instance, to this machine',
  ],
  ['GET', '/_understudy/oidc/ACCOUNT/…', "an account's issuer: its discovery document and keys"],
  ['GET, POST', '/_understudy/signin/…', 'signing in: the console, federation, SAML, `aws login`'],
  ['POST', '/_understudy/reset', 'test hook: back to the state after the start'],
  ['POST', '/_understudy/clock', 'test hook: moves the clock'],
  ['POST', '/_understudy/delegation-notifications', "test hook: a delegation request's notification"],
]

/** docs/http.md: how a request finds its service, and the pages beside them. */
export function httpPage(): string {
  const rows = services.map(
    ({ name, protocol, signingNames }) =>
      `| ${name} | ${protocol} | ${(signingNames ?? [name]).join(', ')} |`,
  )
  return `# Pages over HTTP

${generated}

Everything answers at one address. Whose request it is, is told by the name of the service in the credential scope of
its signature, by the \`X-Amz-Target\` header, or by a \`Host\` of AWS's own names; what is left is S3's.

| service | protocol | signing names |
|---|---|---|
${rows.join('\n')}

## Pages that nobody signs

\`Host\` must be a name of the server (\`--allow-host\`), \`Origin\` its own or absent, and the request not forwarded;
health alone answers everybody. [Test hooks](testing.md) are there with \`--test-hooks\`.

| method | path | what it does |
|---|---|---|
${pages.map((row) => `| ${row[0]} | \`${row[1]}\` | ${row[2]} |`).join('\n')}
`
}

/** The page with its part about installation without a clone as things stand. */
export function withInstallation(page: string): string {
  const text = isPublished
    ? 'Without a clone, with Node 22.13 or newer: `npx iam-understudy start`; in a project `npm install --save-dev iam-understudy`.'
    : 'Without a clone, in a folder of your own with Node 22.13 or newer: `npm pack` in a clone makes the package,\n' +
      '`npm install ./iam-understudy-*.tgz` installs it, and `npx --no-install understudy start` starts it.'
  return page.replace(/(<!-- install -->\n)[^]*?(\n<!-- \/install -->)/, (_all, from, to) => from + text + to)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${root}/docs/cli.md`, await cliPage())
  writeFileSync(`${root}/docs/http.md`, httpPage())
  writeFileSync(`${root}/README.md`, withInstallation(readFileSync(`${root}/README.md`, 'utf8')))
}
