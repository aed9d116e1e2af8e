import type { AnyAction, Service } from '../access/action.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { planOf } from '../wire/model.ts'
import type { Api } from './apis.ts'
import { completeAsks } from './known/complete-asks.ts'
import { resolveNames } from './known/resolve-names.ts'
import type { Things } from './known/things.ts'
import { makesIt, questionsOf, type Found } from './questions/questions.ts'
import { refusalOf, refuserOf } from './refuse.ts'
import { ToForward, type Backends, type ForwardedProtocol as Wire } from './seam.ts'

/**
 * An API that others serve, as a service like our own: its actions ask what the data say, and hand on to a backend
 * what is allowed. Without one, what is allowed answers `NotImplemented` 501.
 */
export function serviceOf(
  api: Api,
  wire: Wire,
  backends: Backends | undefined,
  things: Things | undefined,
): Service {
  const names = api.names
  return {
    name: api.prefix,
    title: api.prefix,
    signingNames: [api.signs],
    protocol: familyOf(wire),
    model: api.api,
    actions: Object.fromEntries(names.map((name) => [name, actionOf(api, name, wire, backends, things)])),
    refuse: refuserOf(api, wire),
    unsigned: new Set(names.filter((name) => api.row(name)!.n === 1)),
  }
}

/** Whose rules and sentences about signatures apply. */
function familyOf(wire: Wire): Service['protocol'] {
  if (wire === 'rest-xml') return 'query'
  return wire === 'rpc-v2-cbor' ? 'json' : wire
}

function actionOf(
  api: Api,
  operation: string,
  wire: Wire,
  backends: Backends | undefined,
  things: Things | undefined,
): AnyAction {
  const row = api.row(operation)!
  return {
    async access(call) {
      if (row.n === 1) {
        return { free: true, found: { resources: [], passedRoles: [], account: call.caller.account } }
      }
      if (row.a?.length === 0 && !isApiGateway(api)) throw unmapped(api, operation, wire)
      const served = backends?.has(api.signs) === true
      const at = await resolveNames(api, call.input, call, served ? things : undefined)
      const { all, found } = questionsOf(
        api,
        operation,
        row,
        at,
        served ? backends.accountOf(api.signs) : undefined,
      )
      const asks = await completeAsks(
        all,
        api.prefix,
        call,
        served && !makesIt(operation) ? things : undefined,
      )
      return { all: asks, found }
    },
    run(call, found: Found): ToForward {
      if (backends === undefined || !backends.has(api.signs)) throw notThere(api, operation)
      const { request, caller, asRead } = call
      const reads = row.l === 'R' || row.l === 'L'
      if (!reads) things?.forget(api.prefix)
      return new ToForward({
        requestId: request.requestId,
        signingName: api.signs,
        title: api.title,
        api: api.api,
        protocol: wire,
        operation,
        region: request.region,
        resourceAccount: found.account,
        caller,
        resources: found.resources,
        passedRoles: found.passedRoles,
        reads,
        headers: request.headers,
        headerNames: headerNames(api, operation),
        observe: reads ? undefined : () => things?.forget(api.prefix),
        ...asRead!,
      })
    },
  }
}

/** The headers that an operation's input is bound to; one that ends in a star is a prefix. */
function headerNames(api: Api, operation: string): ReadonlySet<string> {
  const members = api.model.operation(operation)?.input?.members ?? []
  return planOf(api.model, `headers of ${operation}`, () => {
    const names = members.flatMap(({ header, prefixHeaders }) =>
      header === undefined ? (prefixHeaders === undefined ? [] : [`${prefixHeaders}*`]) : [header],
    )
    return new Set(names.map((name) => name.toLowerCase()))
  })
}

function isApiGateway({ prefix }: Api): boolean {
  return prefix === 'apigateway'
}

/** INVARIANT: what nobody can decide upon is never passed on, whoever asks. */
function unmapped(api: Api, operation: string, wire: Wire): AwsError {
  const [code, status] = refusalOf(api, wire)
  return new AwsError(
    code,
    status,
    `No IAM action is known that ${api.title} asks for ${operation}, so it cannot be decided and is refused.`,
  )
}

function notThere(api: Api, operation: string): AwsError {
  return new AwsError(
    'NotImplemented',
    501,
    `You may call ${operation}, but ${api.title} is not served here and no backend is named for it (--backend ${api.signs}=URL).`,
  )
}
