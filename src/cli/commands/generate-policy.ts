import { permissionNeed } from '../../policy/unconditional-actions.ts'
import type { RecordedRequest } from '../../access/recorded-request.ts'
import type { RecordedUses } from '../../insight/recorded-uses.ts'
import { parseArn } from '../../kernel/arn.ts'
import type { NeededPolicy } from '../../policy/needed/needed-policy.ts'
import type { TrailExtent } from '../../store/records/trail-row.ts'
import { OperatorError, UsageError, type Command, type Given, type World } from '../command.ts'
import { dataDirectoryOption } from '../environment/data-directory.ts'
import { spanOf, spanOptions } from '../time-span.ts'

// Source: IAM User Guide, "IAM and AWS STS quotas". Inline policies share one quota, so they are one document.
const limits: Readonly<Record<string, number>> = { managed: 6144, 'inline-user': 2048, 'inline-role': 10_240 }

/** `understudy generate-policy`. */
export const generatePolicy: Command = {
  name: 'generate-policy',
  usage: '--principal ARN',
  summary: 'Writes the smallest policy for what a user or role was allowed to do, from the trail.',
  positionals: { minimum: 0, maximum: 0 },
  options: [
    {
      name: 'principal',
      kind: 'text',
      value: 'ARN',
      variable: false,
      help: 'The user or role; user/NAME or role/NAME where the trail has only one of that name.',
    },
    ...spanOptions,
    {
      name: 'for',
      kind: 'text',
      value: 'KIND',
      default: 'managed',
      variable: false,
      help: `What it is to be, for AWS's limit on its size: ${Object.keys(limits).join(', ')}.`,
    },
    { name: 'json', kind: 'flag', variable: false, help: 'Prints the policies with what they rest on.' },
    { ...dataDirectoryOption, help: 'Folder whose trail is read; its server may run.' },
  ],
  notes: [
    'Prints the policy; where it exceeds the limit, a list of several. What it rests on and leaves out goes to',
    'standard error. The principal need not exist any more.',
  ].join('\n'),
  run: runGenerate,
}

async function runGenerate(given: Given, world: World): Promise<number> {
  const principal = given.text('principal')
  if (principal === undefined) throw new UsageError('generate-policy needs --principal ARN')
  const kind = given.text('for')!
  if (!Object.hasOwn(limits, kind)) {
    throw new UsageError(`--for is one of ${Object.keys(limits).join(', ')}, not ${kind}`)
  }
  const span = spanOf(given, Date.now())
  const { openRecordedTrail } = await import('../../trail/recorded-requests.ts')
  const { recordedUses } = await import('../../insight/recorded-uses.ts')
  const { neededPolicies } = await import('../../policy/needed/needed-policy.ts')
  const { madeIdsOf } = await import('../../policy/needed/made-ids.ts')
  const { openServiceCatalogue } = await import('../../access/decision/service-catalogue.ts')
  const { modelsFolder } = await import('../environment/models-folder.ts')
  const trail = openRecordedTrail(given.text('data-dir')!)
  try {
    const arn = findPrincipal(trail.requests(span), principal)
    const told = recordedUses(trail.requests(span), arn)
    const hasMadeIds = madeIdsOf(openServiceCatalogue(modelsFolder()))
    const policies = neededPolicies(told.uses, hasMadeIds, limits[kind]!)
    write(given, world, { arn, told, policies, extent: trail.extent(parseArn(arn)?.account) })
    return 0
  } finally {
    trail.close()
  }
}

/** The ARN of the user or role. Throws OperatorError where the trail has none or several of that name. */
function findPrincipal(requests: Iterable<RecordedRequest>, name: string): string {
  const role = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(name)
  const found = new Set<string>()
  for (const { facts } of requests) {
    const { kind, account, principalArn, user, role: issuer } = facts.caller
    if (kind !== 'user' && kind !== 'role') continue
    const ownName = kind === 'user' ? user?.name : issuer?.name
    const isSession = kind === 'role' && account === role?.[1] && ownName === role[2]
    if (principalArn === name || isSession || name === `${kind}/${ownName}`) found.add(principalArn)
  }
  const [arn, ...more] = found
  if (arn === undefined) throw new OperatorError(`the trail holds no request of ${name} in that time`)
  if (more.length > 0) throw new UsageError(`${name} may be ${[...found].join(' or ')}`)
  return arn
}

type Generated = { arn: string; told: RecordedUses; policies: NeededPolicy[]; extent: TrailExtent }

function write(given: Given, world: World, generated: Generated): void {
  const { arn, told, policies, extent } = generated
  const { requests, refused, byResource } = told
  const notes = notesOf(generated)
  if (given.flag('json')) {
    const data = {
      principal: arn,
      policies,
      requests,
      refused,
      byResourcePolicy: Object.fromEntries(byResource),
      trail: { ...extent, oldest: extent.oldest && new Date(extent.oldest * 1000).toISOString() },
      notes,
    }
    return world.write(`${JSON.stringify(data, null, 2)}\n`)
  }
  if (policies.length > 0) {
    world.write(`${JSON.stringify(policies.length === 1 ? policies[0] : policies, null, 2)}\n`)
  }
  for (const note of notes) world.warn(`${note}\n`)
}

/** What the reader has to know: what the policies rest on, and what they leave out. */
function notesOf({ arn, told, policies, extent }: Generated): string[] {
  const { requests, refused, byResource, uses } = told
  const { oldest, forgot, notKept } = extent
  const notes = [
    `${arn}: ${count(requests, 'request')} with ${count(uses.length, 'question')} that its policies answered`,
  ]
  if (policies.length === 0) notes.push('No policy is needed for them.')
  if (policies.length > 1)
    notes.push(`They need ${policies.length} policies: one would exceed the limit of its size.`)
  for (const [action, times] of byResource) {
    const why =
      permissionNeed(action) === 'an allow'
        ? 'allowed by the policy of the resource alone'
        : 'which needs no permission'
    notes.push(`Left out: ${action}, ${count(times, 'time')} ${why}`)
  }
  if (refused > 0) notes.push(`Left out: ${count(refused, 'refused request')}`)
  if (oldest !== undefined) notes.push(`The trail goes back to ${new Date(oldest * 1000).toISOString()}`)
  if (forgot) notes.push('Older requests are no longer in it: what was needed only then is missing')
  if (notKept > 0) {
    notes.push(
      `In bursts ${notKept} allowed requests of its account were not kept: run again what came in bursts`,
    )
  }
  if (told.notKept > 0) {
    notes.push(
      `Of requests that ask much ${count(told.notKept, 'question')} were not kept: ask for less at once`,
    )
  }
  return notes
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
