import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { signRequest } from '../src/sigv4/sign.ts'
import { readEndpoint, readKnownCredentials, type KnownKey } from '../src/store/data-directory.ts'

/** A server in a process of its own. */
export type Process = { pid: number; port: number }

/** A request before it is signed: a form of a query protocol where there is one, else what S3 takes. */
export type Unsigned = {
  service: string
  form?: Record<string, string>
  method?: string
  path?: string
  body?: string
}

/** A server of a new data directory, and requests to it that are signed with its administrator's key. */
export type Served = Process & {
  account: string
  /** Sends one request; answers its body. Throws where it is refused. */
  call(request: Unsigned): Promise<string>
  /** A signed request as bytes for the wire. */
  raw(request: Unsigned, key?: KnownKey): Buffer
  /** A bare `node:http` server that answers so many bytes to whatever it is sent. */
  bare(bytes: number): Promise<Process>
}

/** Starts a server for as long as `work` takes, and whatever it is compared with. */
export async function served<T>(work: (server: Served) => Promise<T>): Promise<T> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const children: ChildProcess[] = []
  try {
    const server = start(children, ['bin/understudy', 'start', '--port', '0', '--data-dir', dataDirectory])
    await firstLine(server)
    const { url } = await until(() => readEndpoint(dataDirectory))
    const [account, keys] = Object.entries(readKnownCredentials(dataDirectory)!.accounts)[0]!
    const admin = keys.admin!
    return await work({
      pid: server.pid!,
      port: Number(new URL(url).port),
      account,
      call: (request) => call(url, admin, request),
      raw: (request, key = admin) => raw(url, key, request),
      async bare(bytes) {
        const child = start(children, ['bench/bare-server.ts', String(bytes)])
        return { pid: child.pid!, port: Number(await firstLine(child)) }
      },
    })
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

function signed(url: string, key: KnownKey, { service, form, method, path = '/', body = '' }: Unsigned) {
  const text = form === undefined ? body : new URLSearchParams(form).toString()
  const verb = method ?? (form === undefined ? 'GET' : 'POST')
  const type = form !== undefined && { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const headers = signRequest({
    method: verb,
    url: `${url}${path}`,
    headers: { ...type },
    body: text,
    credentials: key,
    service,
    region: 'us-east-1',
    nowMs: Date.now(),
  })
  return { method: verb, path, headers, body: text }
}

async function call(url: string, key: KnownKey, request: Unsigned): Promise<string> {
  const { method, path, headers, body } = signed(url, key, request)
  const response = await fetch(`${url}${path}`, { method, headers, ...(body !== '' && { body }) })
  const text = await response.text()
  if (response.status !== 200) throw new Error(text)
  return text
}

function raw(url: string, key: KnownKey, request: Unsigned): Buffer {
  const { method, path, headers, body } = signed(url, key, request)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  if (method !== 'GET') lines.push(`content-length: ${body.length}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}
