import { createAuthenticator, type Authenticator } from '../src/access/identity/authenticate.ts'
import { decide } from '../src/access/decision/authorize.ts'
import { mintSession } from '../src/access/identity/credentials.ts'
import type { House } from '../src/access/house.ts'
import { sts } from '../src/services/sts/index.ts'
import { requestFacts, type RequestFacts } from '../src/sigv4/request.ts'
import { signRequest } from '../src/sigv4/sign.ts'
import { sha256Hex } from '../src/sigv4/string-to-sign.ts'
import { keyId, makeBigHouse, roleId, secret } from './big-house.ts'
import type { Figure, Result } from './figures.ts'
import { cpuMilliseconds } from './measure.ts'

const unit = 'µs of CPU time'
// LIMIT: principals that are measured of each store; fewer than a house keeps in memory.
const sample = 1000
const rounds = 9

/**
 * What it costs to authenticate and authorize a request, from its raw headers to the verdict, by how many principals
 * there are: *warm* of a random one of a thousand that have asked before, *cold* of one that has not, whose rows are
 * read, whose secret or token is unsealed and whose signing key is derived. Best of nine rounds, each of a
 * thousand principals, or of fewer again and again.
 */
export async function run(): Promise<Result> {
  const figures: Figure[] = []
  // The first to be measured would pay for the compiler's work on all of them.
  await measureUsers(1000)
  await measureRoles(1000)
  const users: Costs[] = []
  for (const count of [1000, 100_000, 1_000_000]) users.push(await measureUsers(count))
  figures.push(...figuresOf('users', users))
  const roles: Costs[] = []
  for (const count of [10, 1000, 10_000]) roles.push(await measureRoles(count))
  figures.push(...figuresOf('roles', roles))
  return { name: 'Authentication and authorization by the size of the store', figures }
}

type Costs = { count: number; warm: number; cold: number }

function figuresOf(what: string, costs: readonly Costs[]): Figure[] {
  return (['warm', 'cold'] as const).flatMap((state) => [
    ...costs.map((cost) => ({
      what: `${state}, ${cost.count.toLocaleString('en-US')} ${what}`,
      value: cost[state],
      unit,
    })),
    {
      what: `${state}, the most to the fewest ${what}`,
      value: costs.at(-1)![state] / costs[0]![state],
      unit: '×',
      atMost: 1.2,
    },
  ])
}

async function measureUsers(count: number): Promise<Costs> {
  const step = Math.max(1, Math.floor(count / sample))
  const { house, account, close } = await makeBigHouse({ users: count, roles: 0, sealedStep: step })
  try {
    const requests = Array.from({ length: sample }, (_, at) =>
      signed({ accessKeyId: keyId(at * step), secretAccessKey: secret }),
    )
    return { count, ...(await measure(house, account, requests, Math.min(sample, count))) }
  } finally {
    await close()
  }
}

async function measureRoles(count: number): Promise<Costs> {
  const { house, account, close } = await makeBigHouse({ users: 0, roles: count, sealedStep: 1 })
  try {
    const step = Math.max(1, Math.floor(count / sample))
    const requests = Array.from({ length: sample }, (_, at) => {
      const principalId = roleId((at * step) % count)
      return signed(mintSession(house, { kind: 'role', account, principalId, name: `session-${at}` }, 3600))
    })
    return { count, ...(await measure(house, account, requests, Math.min(sample, count))) }
  } finally {
    await close()
  }
}

const body = 'Action=AssumeRole&Version=2011-06-15'

function signed(credentials: {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}): RequestFacts {
  const headers = signRequest({
    method: 'POST',
    url: 'http://127.0.0.1:4566/',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body,
    credentials,
    region: 'us-east-1',
    service: 'sts',
    nowMs: Date.now(),
  })
  return requestFacts('POST', '/', Object.entries(headers).flat())
}

async function measure(
  house: House,
  account: string,
  requests: readonly RequestFacts[],
  distinct: number,
): Promise<{ warm: number; cold: number }> {
  const ask = (authenticator: Authenticator) => async (facts: RequestFacts) => {
    const { caller, prove } = await authenticator.claim(facts, sts, undefined)
    prove(sha256Hex(body))
    const asking = { house, caller, request: noFacts, action: 's3:GetObject', now: Date.now() }
    const { decision } = decide(asking, { resource: 'arn:aws:s3:::team-7/x', resourceAccount: account })
    if (decision.outcome === 'ExplicitlyDenied') throw new Error('a user of the benchmark is denied')
  }
  // The version grows with every write, and with it nothing that was kept counts any more.
  const forget = () => house.store.write(account, async () => {})
  const spentOn = async (authenticator: Authenticator, order: readonly RequestFacts[]): Promise<number> => {
    const once = ask(authenticator)
    const started = cpuMilliseconds()
    for (const facts of order) await once(facts)
    return cpuMilliseconds() - started
  }
  const first = requests.slice(0, distinct)
  const repeats = Math.ceil(sample / distinct)
  const authenticator = createAuthenticator(house)
  const [warm, cold]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    let spent = 0
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await forget()
      spent += await spentOn(createAuthenticator(house), shuffled(first))
    }
    cold.push((spent / (repeats * distinct)) * 1000)
    await spentOn(authenticator, requests)
    warm.push(((await spentOn(authenticator, shuffled(requests))) / sample) * 1000)
  }
  return { warm: Math.min(...warm), cold: Math.min(...cold) }
}

/** In another order each time, the same in every run. */
function shuffled<T>(items: readonly T[]): T[] {
  const list = [...items]
  let seed = 12_345
  for (let at = list.length - 1; at > 0; at -= 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    const other = seed % (at + 1)
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

const noFacts = {
  requestId: '',
  region: 'us-east-1',
  sourceIp: '127.0.0.1',
  userAgent: '',
  secure: false,
  host: '',
  method: 'POST',
  path: '/',
  headers: {},
}

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2))
