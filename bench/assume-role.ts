import type { Result } from './figures.ts'
import { drive } from './load.ts'
import { served, type Served, type Unsigned } from './served.ts'

const requestCount = 40_000
const connections = 16

/**
 * AssumeRole end to end, thousands of requests each signed for itself, beside a bare `node:http` server that
 * answers as many bytes to the same requests in the same run; each server has a process of its own.
 */
export function run(): Promise<Result> {
  return served(async (server) => {
    await makeRole(server)
    const answer = await server.call(assumeRole(server.account, 0))
    const bare = await server.bare(answer.length)
    const requests = Array.from({ length: requestCount }, (_, index) =>
      server.raw(assumeRole(server.account, index)),
    )
    await drive(server.port, requests.slice(0, 4000), connections)
    await drive(bare.port, requests.slice(0, 4000), connections)
    const rounds = []
    for (let round = 0; round < 3; round++) {
      const ours = await drive(server.port, requests, connections)
      const theirs = await drive(bare.port, requests, connections)
      if (ours.failures > 0) throw new Error(`${ours.failures} requests were refused`)
      rounds.push({ ours: ours.requestsPerSecond, bare: theirs.requestsPerSecond })
    }
    const best = rounds.sort((a, b) => b.ours / b.bare - a.ours / a.bare)[1]!
    return {
      name: 'AssumeRole, end to end',
      figures: [
        { what: 'AssumeRole', value: best.ours, unit: 'requests per second' },
        { what: 'a bare node:http server', value: best.bare, unit: 'requests per second' },
        { what: 'AssumeRole to the bare server', value: (best.ours / best.bare) * 100, unit: '%' },
      ],
    }
  })
}

/** Makes the role that `assumeRole` assumes. */
export async function makeRole({ account, call }: Served): Promise<void> {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
  })
  const form = { Action: 'CreateRole', Version: '2010-05-08', RoleName: 'bench', AssumeRolePolicyDocument }
  await call({ service: 'iam', form })
}

/** AssumeRole for a session of its own. */
export function assumeRole(account: string, index: number): Unsigned {
  const form = {
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: `arn:aws:iam::${account}:role/bench`,
    RoleSessionName: `session-${index}`,
  }
  return { service: 'sts', form }
}
