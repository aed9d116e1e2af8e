import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Service } from '../src/access/action.ts'
import { openServiceCatalogue } from '../src/access/decision/service-catalogue.ts'
import { openApis } from '../src/gateway/apis.ts'
import { modelsDirectory, services } from '../src/main.ts'
import { openModel } from '../src/wire/model.ts'
import { gatewayTable } from './gateway-table.ts'
import { openEvidence } from './operation-evidence.ts'
import { operationFiles } from './operation-files.ts'

/**
 * What a service does and what it answers `501 NotImplemented` to, from its table of contents and AWS's
 * model.
 */
function operationsOf(service: Service): { works: string[]; notYet: string[] } {
  const model = openModel(modelsDirectory, service.model)
  const works = Object.keys(service.actions).filter((name) => service.actions[name] !== 'not yet')
  const all = new Set([...model.operationNames, ...model.others, ...Object.keys(service.actions)])
  const working = new Set(works)
  return { works: works.sort(), notYet: [...all].filter((name) => !working.has(name)).sort() }
}

/** The README's table: a row a service. */
function summaryTable(): string {
  const rows = services.map((service) => {
    const { works, notYet } = operationsOf(service)
    return `| ${service.title} | ${works.length} | ${works.length + notYet.length} |`
  })
  return ['| service | operations that work | operations AWS has |', '|---|---:|---:|', ...rows].join('\n')
}

/** `docs/operations.md`: every operation by name, where it is, and what the test suite does with it. */
export function operationsPage(): string {
  const evidence = openEvidence()
  const parts = services.map((service) => {
    const { works, notYet } = operationsOf(service)
    const list = operationTable(service.name, works, evidence)
    return `## ${service.title}\n\n${list}\n\n${missingText(notYet)}\n`
  })
  return (
    '# Operations\n\nMade by `npm run operations` from the tables of contents in `src/services/*/index.ts`. ' +
    'Every operation that works is authenticated and authorized; one that does not says so. The file, below ' +
    '`src/services`, holds its questions and its work. *Rules tested* means a test ' +
    'beside the code, *real client* a test that calls it through the aws CLI, boto3 or the JavaScript SDK; the tests ' +
    'of authorization and of constraints go over every operation besides.\n\n' +
    parts.join('\n')
  )
}

function operationTable(
  service: string,
  works: readonly string[],
  evidence: ReturnType<typeof openEvidence>,
): string {
  const files = operationFiles(service)
  const mark = (yes: boolean) => (yes ? '✓' : '')
  const rows = works.map((name) => {
    const { rules, client } = evidence(service, name)
    return `| ${name} | \`${files.get(name) ?? ''}\` | ${mark(rules)} | ${mark(client)} |`
  })
  return ['| operation | file | rules tested | real client |', '|---|---|:-:|:-:|', ...rows].join('\n')
}

function missingText(notYet: readonly string[]): string {
  if (notYet.length === 0) return 'That is all of them.'
  return notYet.length > 120
    ? `The other ${notYet.length} operations of its model answer \`NotImplemented\` (501).`
    : `Answer \`NotImplemented\` (501): ${notYet.join(', ')}.`
}

/** The README with its table brought up to date. */
export function withTable(readme: string): string {
  return readme.replace(
    /(<!-- operations -->\n)[\s\S]*?(<!-- \/operations -->)/,
    (_all, before: string, after: string) => `${before}${summaryTable()}\n${after}`,
  )
}

/** The page of the gateway with its table brought up to date. */
export function withGatewayTable(page: string): string {
  const table = gatewayTable(openApis(modelsDirectory).all, openServiceCatalogue(modelsDirectory))
  return page.replace(
    /(<!-- gateway -->\n)[\s\S]*?(<!-- \/gateway -->)/,
    (_all, before: string, after: string) => `${before}${table}\n${after}`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
  writeFileSync(file('docs/operations.md'), operationsPage())
  writeFileSync(file('docs/gateway.md'), withGatewayTable(readFileSync(file('docs/gateway.md'), 'utf8')))
  writeFileSync(file('README.md'), withTable(readFileSync(file('README.md'), 'utf8')))
}
