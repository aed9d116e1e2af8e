import type { Api } from '../src/gateway/apis.ts'
import type { ServiceCatalogue } from '../src/policy/lint/catalogue.ts'

/** How many operations of an API are decided how. */
type Counts = { exact: number; star: number; unsigned: number; refused: number }

/** APIs whose resources a rule of their own tells. */
const ownRules: ReadonlySet<string> = new Set(['apigateway', 'apigatewayv2', 's3'])

/**
 * The table of `docs/gateway.md`: of every API, how many operations are decided on exactly what AWS asks about, on `*`
 * where AWS asks about a resource that the request does not name, taken unsigned, or refused for want of an action.
 */
export function gatewayTable(apis: readonly Api[], catalogue: ServiceCatalogue): string {
  const rows = apis.map((api) => [api, countsOf(api, catalogue)] as const)
  const total = rows.reduce((sum, [, counts]) => added(sum, counts), zero)
  const line = (name: string, { exact, star, unsigned, refused }: Counts): string =>
    `| ${name} | ${exact} | ${star} | ${unsigned} | ${refused} |`
  return [
    '| service (signing name) | decided exactly | with `*` | unsigned | refused |',
    '|---|---:|---:|---:|---:|',
    line(`**all ${rows.length}**`, total),
    ...rows
      .map(([api, counts]) => line(`${api.title} (\`${api.signs}\`)`, counts))
      .toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  ].join('\n')
}

const zero: Counts = { exact: 0, star: 0, unsigned: 0, refused: 0 }

function added(a: Counts, b: Counts): Counts {
  return {
    exact: a.exact + b.exact,
    star: a.star + b.star,
    unsigned: a.unsigned + b.unsigned,
    refused: a.refused + b.refused,
  }
}

function countsOf(api: Api, catalogue: ServiceCatalogue): Counts {
  return api.names.map((name) => one(api, name, catalogue)).reduce(added, zero)
}

function one(api: Api, name: string, catalogue: ServiceCatalogue): Counts {
  const row = api.row(name)!
  if (row.n === 1) return { ...zero, unsigned: 1 }
  if (ownRules.has(api.api)) return { ...zero, exact: 1 }
  const [action] = row.a ?? [name]
  if (action === undefined) return { ...zero, refused: 1 }
  const types = catalogue.service(api.prefix)?.actions[action]?.resourceTypes ?? []
  return types.length === 0 || (row.r?.length ?? 0) > 0 ? { ...zero, exact: 1 } : { ...zero, star: 1 }
}
