import type { Result } from './figures.ts'
import { askInTurn } from './load.ts'
import { served, type Served } from './served.ts'

const reads = 3000
const writers = 4
const writesEach = 6000

/**
 * How long one reader waits for GetUser, alone and while four others write as fast as they can: a commit waits for
 * the disk, and nobody else should.
 */
export function run(): Promise<Result> {
  return served(async (server) => {
    await server.call(iam('CreateUser', { UserName: 'reader' }))
    const getUser = server.raw(iam('GetUser', { UserName: 'reader' }))
    const asking = Array.from({ length: reads }, () => getUser)
    await askInTurn(server.port, asking)
    const alone = (await askInTurn(server.port, asking)).milliseconds
    let done = false
    const writing = Array.from({ length: writers }, (_, writer) =>
      askInTurn(server.port, writesOf(server, writer), () => done),
    )
    const began = performance.now()
    const beside = (await askInTurn(server.port, asking)).milliseconds
    const seconds = (performance.now() - began) / 1000
    done = true
    const written = await Promise.all(writing)
    const failures = written.reduce((sum, one) => sum + one.failures, 0)
    if (failures > 0) throw new Error(`${failures} writes were refused`)
    const writes = written.reduce((sum, one) => sum + one.milliseconds.length, 0)
    return {
      name: 'GetUser beside four writers',
      figures: [
        { what: 'GetUser alone, p50', value: part(alone, 0.5), unit: 'ms' },
        { what: 'GetUser alone, p99', value: part(alone, 0.99), unit: 'ms' },
        { what: 'GetUser beside four writers, p50', value: part(beside, 0.5), unit: 'ms' },
        { what: 'GetUser beside four writers, p99', value: part(beside, 0.99), unit: 'ms' },
        {
          what: 'p50 beside four writers to p50 alone',
          value: part(beside, 0.5) / part(alone, 0.5),
          unit: 'times',
          atMost: 3,
        },
        { what: 'writes meanwhile', value: writes / seconds, unit: 'a second' },
      ],
    }
  })
}

function writesOf(server: Served, writer: number): Buffer[] {
  return Array.from({ length: writesEach }, (_, at) =>
    server.raw(
      iam('TagUser', {
        UserName: 'reader',
        'Tags.member.1.Key': `k${writer}`,
        'Tags.member.1.Value': `${at}`,
      }),
    ),
  )
}

const iam = (Action: string, form: Record<string, string>) => ({
  service: 'iam',
  form: { Action, Version: '2010-05-08', ...form },
})

function part(milliseconds: readonly number[], share: number): number {
  return milliseconds.toSorted((one, other) => one - other)[Math.floor(milliseconds.length * share)]!
}
