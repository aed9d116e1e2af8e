import { connect, type Socket } from 'node:net'

/** Requests a second over keep-alive connections, and the share of answers that were not 200. */
export type Load = { requestsPerSecond: number; failures: number }

/**
 * Sends every request once, `connections` at a time, each the moment the one before it on its connection is
 * answered. The requests are raw HTTP/1.1; answers must carry a Content-Length. A plain socket loop, so that
 * on two cores the client is faster than any server it measures.
 */
export function drive(port: number, requests: readonly Buffer[], connections: number): Promise<Load> {
  let next = 0
  let failures = 0
  let open = connections
  const begin = process.hrtime.bigint()
  return new Promise((resolve, reject) => {
    const finish = (socket: Socket): void => {
      socket.end()
      open -= 1
      if (open > 0) return
      const seconds = Number(process.hrtime.bigint() - begin) / 1e9
      resolve({ requestsPerSecond: Math.round(requests.length / seconds), failures })
    }
    for (let index = 0; index < connections; index++) {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay(true)
      socket.on('error', reject)
      let expected = 0
      const send = (): void => {
        const request = requests[next++]
        if (request === undefined) finish(socket)
        else socket.write(request)
      }
      socket.on('connect', send)
      socket.on('data', (data: Buffer) => {
        if (expected === 0) {
          const length = answerLength(data)
          if (length === undefined) return reject(new Error('an answer without Content-Length'))
          if (data[9] !== 0x32) failures += 1
          expected = length
        }
        expected -= data.length
        if (expected === 0) send()
      })
    }
  })
}

/** How long each request took, in turn on one connection, and how many were not answered 200. */
export type Waits = { milliseconds: number[]; failures: number }

/** Sends requests over one connection, each when the one before it is answered, until `stops` says so. */
export function askInTurn(port: number, requests: readonly Buffer[], stops = () => false): Promise<Waits> {
  const waits: Waits = { milliseconds: [], failures: 0 }
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    socket.on('error', reject)
    let expected = 0
    let began = 0
    const send = (): void => {
      const request = requests[waits.milliseconds.length]
      if (request === undefined || stops()) {
        socket.end()
        return resolve(waits)
      }
      began = performance.now()
      socket.write(request)
    }
    socket.on('connect', send)
    socket.on('data', (data: Buffer) => {
      if (expected === 0) {
        const length = answerLength(data)
        if (length === undefined) return reject(new Error('an answer without Content-Length'))
        if (data[9] !== 0x32) waits.failures += 1
        expected = length
      }
      expected -= data.length
      if (expected > 0) return
      waits.milliseconds.push(performance.now() - began)
      send()
    })
  })
}

/** The bytes of an answer, head and body, by the piece it begins with; undefined where that does not say. */
function answerLength(first: Buffer): number | undefined {
  const head = first.indexOf('\r\n\r\n')
  const length = /content-length: (\d+)/i.exec(first.toString('latin1', 0, head))
  return head === -1 || length === null ? undefined : head + 4 + Number(length[1])
}
