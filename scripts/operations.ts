import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Service } from '../src/access/action.ts'
import { modelsDirectory, services } from '../src/main.ts'
import { openModel } from '../src/wire/model.ts'

const titles: Readonly<Record<string, string>> = {
  iam: 'IAM',
  sts: 'STS',
  s3: 'S3',
  ec2: 'EC2',
  athena: 'Athena',
  understudy: 'Understudy’s own',
}

/**
 * What a service does and what it answers `501 NotImplemented` to, from its table of contents and AWS's
 * model.
 */
export function operationsOf(service: Service): { works: string[]; notYet: string[] } {
  const model = openModel(modelsDirectory, service.model)
  const works = Object.keys(service.actions).filter((name) => service.actions[name] !== 'not yet')
  const all = new Set([...model.operationNames, ...model.others, ...Object.keys(service.actions)])
  const working = new Set(works)
  return { works: works.sort(), notYet: [...all].filter((name) => !working.has(name)).sort() }
}

/** The README's table: a row a service. */
export function summaryTable(): string {
  const rows = services.map((service) => {
    const { works, notYet } = operationsOf(service)
    return `| ${titles[service.name] ?? service.name} | ${works.length} | ${works.length + notYet.length} |`
  })
  return ['| service | operations that work | operations AWS has |', '|---|---:|---:|', ...rows].join('\n')
}

/** `docs/operations.md`: every operation by name. */
export function operationsPage(): string {
  const parts = services.map((service) => {
    const { works, notYet } = operationsOf(service)
    const missing =
      notYet.length === 0
        ? 'All of them.'
        : notYet.length > 120
          ? `The other ${notYet.length} operations of its model answer \`NotImplemented\` (501).`
          : `Answer \`NotImplemented\` (501): ${notYet.join(', ')}.`
    return `## ${titles[service.name] ?? service.name}\n\n${works.join(', ')}.\n\n${missing}\n`
  })
  return (
    '# Operations\n\nMade by `npm run operations` from the tables of contents in `src/services/*/index.ts`. ' +
    'Every operation that works is authenticated and authorized; one that does not says so.\n\n' +
    parts.join('\n')
  )
}

/** The README with its table brought up to date. */
export function withTable(readme: string): string {
  return readme.replace(
    /(<!-- operations -->\n)[\s\S]*?(<!-- \/operations -->)/,
    (_all, before: string, after: string) => `${before}${summaryTable()}\n${after}`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
  writeFileSync(file('docs/operations.md'), operationsPage())
  writeFileSync(file('README.md'), withTable(readFileSync(file('README.md'), 'utf8')))
}
