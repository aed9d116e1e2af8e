import type { Api, OperationRow } from '../apis.ts'
import { fillArn, fitsFormat, variablesOf, type Where } from './arn-format.ts'
import { nameForms } from './names.ts'
import { textsAt } from './places.ts'

/** The things of one resource type that a request names. */
export type Named = {
  /** Which of the operation's rows it was found by. */
  row: number
  type: string
  arns: string[]
  /** Whether everything that names it was there. */
  whole: boolean
  /** The places of the input that name it. */
  places: ReadonlySet<string>
}

/**
 * The resources that a request names, as far as its input tells; none where it names nothing. Of several rows that the
 * same places fill, the first that fits counts; a row that names a narrower thing stands before the wider one.
 */
export function namedResources(api: Api, row: OperationRow, input: object, where: Where): Named[] {
  const named = (row.r ?? []).flatMap((binding, at) => {
    const [type, arn, ...variables] = binding
    const found = fill(api, at, type, arn, variables, input, where)
    return found === undefined ? [] : [found]
  })
  const reads = row.l === 'R' || row.l === 'L'
  const whole = named.filter((one) => one.whole)
  // A list that names nothing is asked about all of a type; any other request that names nothing, about `*`.
  const parts = named.filter(({ places }) => places.size > 0 || reads)
  const kept = whole.length > 0 ? whole : parts.slice(0, 1)
  return row.e === 1 ? kept : kept.filter((one) => !kept.some((other) => overrules(other, one)))
}

function overrules(other: Named, one: Named): boolean {
  if (other === one) return false
  const covered = [...one.places].every((place) => other.places.has(place))
  if (!covered) return false
  return other.places.size > one.places.size || other.row < one.row
}

function fill(
  api: Api,
  at: number,
  type: number,
  arnPlace: string,
  variables: readonly string[],
  input: object,
  where: Where,
): Named | undefined {
  const { key, arn: format } = api.type(type)
  const form = nameForms[`${api.prefix}:${key}`]
  const whole = arnPlace === '' ? [] : textsAt(input, arnPlace)
  if (whole.length > 0) {
    const arns = whole.flatMap((value) => {
      const arn = form === undefined ? value : form(value, where)
      return arn !== undefined && fitsFormat(format, arn) ? [arn] : []
    })
    if (arns.length < whole.length) return undefined
    return { row: at, type: key, arns, whole: true, places: new Set([arnPlace]) }
  }
  return byVariables(api, at, type, variables, input, where)
}

function byVariables(
  api: Api,
  row: number,
  type: number,
  variables: readonly string[],
  input: object,
  where: Where,
): Named | undefined {
  const { key, arn: format } = api.type(type)
  const form = nameForms[`${api.prefix}:${key}`]
  const values = variables.map((place, i) => {
    const found = place === '*' ? ['*'] : textsAt(input, place)
    return found.length > 0 ? found : (defaultName(api, format, i) ?? [])
  })
  const places = new Set(variables.filter((place) => place !== '*' && textsAt(input, place).length > 0))
  const named = form === undefined ? values.filter((found) => found.length === 1).map(([one]) => one!) : []
  const arn = named.find((one) => one.startsWith('arn:') && fitsFormat(format, one))
  if (arn !== undefined) return { row, type: key, arns: [arn], whole: true, places }
  const many = values.findIndex((found) => found.length > 1)
  const last = many === -1 ? values.length - 1 : many
  const arns: string[] = []
  for (const value of values[last]?.length ? values[last] : ['*']) {
    const arn = arnOf(value)
    if (arn === undefined) return undefined
    arns.push(arn)
  }
  return { row, type: key, arns, whole: values.every((found) => found.length > 0), places }

  function arnOf(value: string): string | undefined {
    if (value !== '*' && form !== undefined) return form(value, where)
    // INVARIANT: a name may be an ARN; then it is the thing that it says, or nothing of this type.
    if (value.startsWith('arn:')) return fitsFormat(format, value) ? value : undefined
    const parts = values.map((found, i) => (i === last ? value : nameIn(found[0] ?? '*')))
    return fillArn(format, where, parts)
  }
}

/** The name in an ARN that stands where a name may: of the cluster that a service is in, for one. */
function nameIn(value: string): string {
  return value.startsWith('arn:')
    ? value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1)
    : value
}

/** What a request means that leaves a name out. Source: the API references of these services. */
const defaultNames: Readonly<Record<string, string>> = {
  'ecs:ClusterName': 'default',
  'scheduler:GroupName': 'default',
}

function defaultName({ prefix }: Api, format: string, at: number): string[] | undefined {
  const variable = variablesOf(format)[at]
  const name = variable === undefined ? undefined : defaultNames[`${prefix}:${variable}`]
  return name === undefined ? undefined : [name]
}
