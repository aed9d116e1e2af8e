import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { assumeRole, makeRole } from './assume-role.ts'
import type { Figure, Result } from './figures.ts'
import { drive } from './load.ts'
import { served, type Process, type Served, type Unsigned } from './served.ts'

const warmUp = 10_000
const measured = 4000
const rounds = 3
const connections = 8
// LIMIT: as many allowed requests in a row as the trail keeps after a rest.
const noted = 1500
const restMilliseconds = 2200

/**
 * What one request of each kind costs its server: instructions in user mode where `perf` can count them (Linux), which
 * other work on the machine hardly disturbs, and CPU time; the least of three rounds, for in one or the other the
 * compiler is at work. Of more than a thousand allowed requests a second the trail keeps no further ones: *noted* are
 * such as it keeps.
 */
export function run(): Promise<Result> {
  return served(async (server) => {
    const kinds = await prepare(server)
    const bare = await server.bare((await server.call(assumeRole(server.account, 0))).length)
    const one = server.raw(assumeRole(server.account, 0))
    const theirs = await costOf(bare, repeated([one], warmUp), repeated([one], measured))
    const figures = [figureOf('a bare node:http server', theirs)]
    for (const [what, requests] of Object.entries(kinds)) {
      // What waits for the disk is measured less often.
      const share = what.startsWith('S3 Put') ? 20 : 1
      const [before, counted] = [repeated(requests, warmUp / share), repeated(requests, measured / share)]
      figures.push(figureOf(what, await costOf(server, before, counted), theirs))
    }
    for (const what of ['AssumeRole', 'S3 GetObject, 1 KB']) {
      await wait(restMilliseconds)
      const ours = await costOfRound(server, repeated(kinds[what]!, noted))
      figures.push(figureOf(`${what}, noted`, ours, theirs))
    }
    return { name: 'The cost of a request', figures }
  })
}

/** What each kind is, and some signed requests of it. */
async function prepare(server: Served): Promise<Record<string, Buffer[]>> {
  const { account, call, raw } = server
  await makeRole(server)
  const iam = (Action: string, more: Record<string, string> = {}): Unsigned => ({
    service: 'iam',
    form: { Action, Version: '2010-05-08', ...more },
  })
  for (let at = 0; at < 20; at += 1) await call(iam('CreateUser', { UserName: `user-${at}` }))
  const made = await call(iam('CreateAccessKey', { UserName: 'user-0' }))
  const part = (text: string, name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(text)![1]!
  const keyOf = (text: string) => ({
    accessKeyId: part(text, 'AccessKeyId'),
    secretAccessKey: part(text, 'SecretAccessKey'),
  })
  const session = await call(assumeRole(account, 0))
  const sessionKey = { ...keyOf(session), sessionToken: part(session, 'SessionToken') }
  const object = { service: 's3', path: '/bench-bucket/folder/object.txt' }
  await call({ service: 's3', method: 'PUT', path: '/bench-bucket' })
  await call({ ...object, method: 'PUT', body: 'x'.repeat(1024) })
  const identity: Unsigned = { service: 'sts', form: { Action: 'GetCallerIdentity', Version: '2011-06-15' } }
  const describe = { Action: 'DescribeInstances', Version: '2016-11-15' }
  return {
    AssumeRole: Array.from({ length: 1000 }, (_, at) => raw(assumeRole(account, at))),
    'GetCallerIdentity of a session': [raw(identity, sessionKey)],
    'IAM GetRole': [raw(iam('GetRole', { RoleName: 'bench' }))],
    'IAM GetUser': [raw(iam('GetUser', { UserName: 'user-1' }))],
    'IAM ListUsers, 20': [raw(iam('ListUsers'))],
    'IAM GetUser, refused': [raw(iam('GetUser', { UserName: 'user-1' }), keyOf(made))],
    'S3 GetObject, 1 KB': [raw(object)],
    'S3 ListObjectsV2': [raw({ service: 's3', path: '/bench-bucket?list-type=2' })],
    'S3 PutObject, 1 KB': [raw({ ...object, method: 'PUT', body: 'x'.repeat(1024) })],
    'EC2 DescribeInstances': [raw({ service: 'ec2', form: describe })],
  }
}

function repeated(requests: readonly Buffer[], count: number): Buffer[] {
  return Array.from({ length: count }, (_, at) => requests[at % requests.length]!)
}

type Cost = { instructions: number | undefined; microseconds: number }

function figureOf(what: string, { instructions, microseconds }: Cost, bare?: Cost): Figure {
  const times = bare && ` (${(microseconds / bare.microseconds).toFixed(1)} × bare)`
  const note = `${microseconds.toFixed(0)} µs of CPU time${times ?? ''}`
  return { what, value: instructions && instructions / 1000, unit: 'thousand instructions', note }
}

async function costOf(process: Process, first: Buffer[], requests: Buffer[]): Promise<Cost> {
  await drive(process.port, first, connections)
  const costs: Cost[] = []
  while (costs.length < rounds) costs.push(await costOfRound(process, requests))
  const least = (of: (cost: Cost) => number | undefined) => Math.min(...costs.map((cost) => of(cost) ?? NaN))
  return {
    instructions: least((cost) => cost.instructions) || undefined,
    microseconds: least((cost) => cost.microseconds),
  }
}

async function costOfRound({ pid, port }: Process, requests: Buffer[]): Promise<Cost> {
  const counter = await countInstructions(pid)
  const before = cpuNanoseconds(pid)
  await drive(port, requests, connections)
  const microseconds = (cpuNanoseconds(pid) - before) / requests.length / 1000
  const instructions = await counter()
  return { microseconds, instructions: instructions && instructions / requests.length }
}

/** Begins to count a process's instructions; what is answered ends it. Undefined where nothing can count them. */
async function countInstructions(pid: number): Promise<() => Promise<number | undefined>> {
  const perf = spawn('perf', ['stat', '-x,', '-e', 'instructions:u', '-p', String(pid)])
  let text = ''
  perf.stderr.on('data', (data: Buffer) => (text += data))
  const ended = new Promise<void>((resolve) => {
    perf.once('close', () => resolve())
    perf.once('error', () => resolve())
  })
  // It says nothing when it begins; a server at rest runs next to none meanwhile.
  await Promise.race([wait(300), ended])
  return async () => {
    perf.kill('SIGINT')
    await ended
    return Number(/^(\d+),/m.exec(text)?.[1]) || undefined
  }
}

/** What all threads of a process have used of the CPU (Linux), nanoseconds. */
function cpuNanoseconds(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`)
  const spent = tasks.map((task) =>
    Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
  )
  return spent.reduce((sum, one) => sum + one, 0)
}

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2))
