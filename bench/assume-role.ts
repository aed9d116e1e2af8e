import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { signRequest } from '../src/sigv4/sign.ts'
import { readEndpoint, readKnownCredentials, type KnownKey } from '../src/store/data-directory.ts'
import type { Result } from './figures.ts'
import { drive } from './load.ts'

const requestCount = 40_000
const connections = 16

/**
 * AssumeRole end to end, thousands of requests each signed for itself, beside a bare `node:http` server that
 * answers as many bytes to the same requests in the same run; each server has a process of its own.
 */
export async function run(): Promise<Result> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const children: ChildProcess[] = []
  try {
    const server = start(children, ['bin/understudy', 'start', '--port', '0', '--data-dir', dataDirectory])
    await firstLine(server)
    const endpoint = await until(() => readEndpoint(dataDirectory))
    const key = Object.values(readKnownCredentials(dataDirectory)!.accounts)[0]!.admin!
    const account = Object.keys(readKnownCredentials(dataDirectory)!.accounts)[0]!
    const port = Number(new URL(endpoint.url).port)
    await call(endpoint.url, key, 'iam', {
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: 'bench',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
      }),
    })
    const form = (index: number) => ({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: `arn:aws:iam::${account}:role/bench`,
      RoleSessionName: `session-${index}`,
    })
    const answer = await call(endpoint.url, key, 'sts', form(0))
    const bare = start(children, ['bench/bare-server.ts', String(answer.length)])
    const barePort = Number(await firstLine(bare))
    const requests = Array.from({ length: requestCount }, (_, index) => raw(endpoint.url, key, form(index)))
    await drive(port, requests.slice(0, 4000), connections)
    await drive(barePort, requests.slice(0, 4000), connections)
    const rounds = []
    for (let round = 0; round < 3; round++) {
      const ours = await drive(port, requests, connections)
      const theirs = await drive(barePort, requests, connections)
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
  } finally {
    for (const child of children) child.kill()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

function start(children: ChildProcess[], args: string[]): ChildProcess {
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', (data: Buffer) => resolve(data.toString().split('\n')[0]!))
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}`)))
  })
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function signed(url: string, key: KnownKey, service: string, form: Record<string, string>) {
  const body = new URLSearchParams(form).toString()
  const headers = signRequest({
    method: 'POST',
    url: `${url}/`,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body,
    credentials: key,
    service,
    region: 'us-east-1',
    nowMs: Date.now(),
  })
  return { body, headers }
}

async function call(
  url: string,
  key: KnownKey,
  service: string,
  form: Record<string, string>,
): Promise<string> {
  const { body, headers } = signed(url, key, service, form)
  const response = await fetch(`${url}/`, { method: 'POST', body, headers })
  const text = await response.text()
  if (response.status !== 200) throw new Error(text)
  return text
}

/** One signed AssumeRole as bytes for the wire. */
function raw(url: string, key: KnownKey, form: Record<string, string>): Buffer {
  const { body, headers } = signed(url, key, 'sts', form)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST / HTTP/1.1\r\n${lines.join('')}content-length: ${body.length}\r\n\r\n${body}`)
}
