import type { Call } from '../../access/action.ts'
import type { Ask } from '../../access/questions.ts'
import { parseArn } from '../../kernel/arn.ts'
import type { Api, OperationRow } from '../apis.ts'
import { ownKeys } from './keys.ts'
import { passedRoles } from './passed-roles.ts'
import { namedResources, type Named } from './resources.ts'
import { ownWay } from './own-ways.ts'
import type { Subject } from './subject.ts'
import { tagKeysOf, tagsOf } from './tags.ts'

/** What the action of a forwarded operation is asked about: names, ARNs, and what goes on to the forwarding. */
export type Asked = { all: Ask[]; found: Found }

/** What was decided upon, for who forwards. */
export type Found = { resources: readonly string[]; passedRoles: readonly string[]; account: string }

/**
 * The questions of a request that others serve: its action(s) on the resources it names, `*` where it names none; the
 * roles it passes on; the tagging it does in passing.
 */
export function questionsOf(
  api: Api,
  operation: string,
  row: OperationRow,
  call: Call<object>,
  owner: string | undefined,
): Asked {
  const { input, caller, request } = call
  // What is named without an account is the backend's; where none is, the caller's own.
  const where = { region: request.region, account: owner ?? caller.account }
  const subjects =
    ownWay(api, operation, call, where) ?? pairs(api, operation, row, namedResources(api, row, input, where))
  const requestTags = tagsOf(row, input)
  const ask = (subject: Subject): Ask => askOf(api, operation, row, call, subject, requestTags, where.account)
  const asks = subjects.map(ask)
  if (row.g !== undefined && requestTags !== undefined && requestTags.length > 0) {
    const tagging = { ...subjects[0]!, action: `${api.prefix}:${row.g}` }
    asks.push(ask(tagging))
  }
  const first = asks[0]!.resource
  const roles = passedRoles(api, row, input, caller.account, first === '*' ? undefined : first)
  const resources = [...new Set(asks.map(({ resource = '*' }) => resource))].filter((one) => one !== '*')
  return {
    all: [...asks, ...roles],
    found: {
      resources,
      passedRoles: roles.map(({ resource }) => resource!),
      account:
        asks.find(({ resourceAccount }) => resourceAccount !== undefined)?.resourceAccount ?? where.account,
    },
  }
}

/** Several actions and as many rows of resources belong together one by one; else every action is asked about all. */
function pairs(api: Api, operation: string, row: OperationRow, named: readonly Named[]): Subject[] {
  const actions = (row.a ?? [operation]).map((name) => `${api.prefix}:${name}`)
  const oneByOne = actions.length > 1 && actions.length === row.r?.length
  if (named.length === 0) return actions.map((action) => ({ action, resource: '*', types: [] }))
  return named.flatMap(({ row: at, type, arns }) =>
    (oneByOne ? [actions[at]!] : actions).flatMap((action) =>
      arns.map((resource) => ({ action, resource, types: [type] })),
    ),
  )
}

function askOf(
  api: Api,
  operation: string,
  row: OperationRow,
  call: Call<object>,
  { action, resource, types }: Subject,
  requestTags: Ask['requestTags'],
  owner: string,
): Ask {
  const { input, caller, house, request } = call
  const facts = { operation, input, caller, resource, region: request.region }
  const { keys, unknown } = ownKeys(api, row, action, types, facts, house.catalogue)
  const tagKeys = tagKeysOf(row, input)
  const account = parseArn(resource)?.account
  return {
    action,
    resource,
    // INVARIANT: a thing that names no account is its keeper's, so that another account's caller is a stranger to it.
    resourceAccount: account !== undefined && /^\d{12}$/.test(account) ? account : owner,
    requestTags,
    keys: { ...keys, ...(tagKeys !== undefined && { 'aws:TagKeys': tagKeys }) },
    unknown: makesIt(operation) ? unknown.filter((key) => !key.endsWith('resourcetag/')) : unknown,
  }
}

/** Whether an operation makes a thing, which has no tags and no policy yet. */
export function makesIt(operation: string): boolean {
  return /^(?:BatchCreate|Create|Run|Allocate|Import)/.test(operation)
}
