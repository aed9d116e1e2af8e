import { AwsError } from '../../kernel/aws-error.ts'

/** Room for one body. Its reader sets `cut`, which ends the reading where others need the room. */
export type Room = { readonly bytes: number; cut?: (refusal: AwsError) => void }

/** What bodies in memory may hold together before anything has proved who sent them. */
export type HeldBodies = {
  /** Room for a body of at most so many bytes, at once or when others are through. Throws `busy` where none comes. */
  take(bytes: number, busy: () => AwsError): Room | Promise<Room>
  /** Gives room back; more than once is no harm. */
  leave(room: Room): void
}

export type HeldLimits = {
  /** What all large bodies may hold, bytes. */
  bytes: number
  /** How many small bodies may be on their way at once. */
  small: number
}

// LIMIT: smaller bodies are bounded by their number. Forms of clients have some hundred bytes and never wait.
const smallBytes = 1 << 16
// LIMIT: a body of ten million bytes has come in by then at 16 megabits a second; a slower one makes way.
const turnMilliseconds = 5_000
// LIMIT: who waits longer than two turns is told to come again.
const waitMilliseconds = 2 * turnMilliseconds
// LIMIT: as many as connections; those who hung up wait on for their time.
const waitersMaximum = 1_000

/** Thrown where a body must make room. Source: S3's error responses, RequestTimeout. */
export function bodyTooSlow(): AwsError {
  const message =
    'Your socket connection to the server was not read from or written to within the timeout period. ' +
    'Idle connections will be closed.'
  return new AwsError('RequestTimeout', 400, message, { headers: { connection: 'close' } })
}

type Waiter = { bytes: number; begin: (room: Room) => void }

/** Room of which nobody has taken any. */
export function createHeldBodies(limits: HeldLimits): HeldBodies {
  // Both in the order they came.
  const small = new Set<Room>()
  const large = new Map<Room, number>()
  const waiters = new Set<Waiter>()
  let total = 0

  // One that is larger than all may hold together comes in alone.
  const fits = (bytes: number): boolean => total === 0 || total + bytes <= limits.bytes
  const begin = (bytes: number): Room => {
    const room: Room = { bytes }
    large.set(room, performance.now())
    total += bytes
    return room
  }
  const cut = (room: Room): void => {
    leave(room)
    room.cut?.(bodyTooSlow())
  }
  const admit = (): void => {
    for (const waiter of waiters) {
      if (!fits(waiter.bytes)) return
      waiters.delete(waiter)
      waiter.begin(begin(waiter.bytes))
    }
  }
  const leave = (room: Room): void => {
    small.delete(room)
    if (!large.delete(room)) return
    total -= room.bytes
    admit()
  }
  // Whoever has had a turn makes way for who still waits, the first first.
  const makeRoom = (waiter: Waiter): void => {
    const latest = performance.now() - turnMilliseconds
    for (const [room, since] of large) {
      if (since > latest || !waiters.has(waiter)) return
      cut(room)
    }
  }
  const wait = (bytes: number, busy: () => AwsError): Promise<Room> =>
    new Promise((resolve, reject) => {
      const turn = setTimeout(() => makeRoom(waiter), turnMilliseconds)
      const end = setTimeout(() => {
        waiters.delete(waiter)
        reject(busy())
      }, waitMilliseconds)
      const waiter: Waiter = {
        bytes,
        begin(room) {
          clearTimeout(turn)
          clearTimeout(end)
          resolve(room)
        },
      }
      waiters.add(waiter)
    })
  return {
    take(bytes, busy) {
      if (bytes <= smallBytes) {
        const room: Room = { bytes }
        small.add(room)
        if (small.size > limits.small) for (const first of small) if (small.size > limits.small) cut(first)
        return room
      }
      if (waiters.size === 0 && fits(bytes)) return begin(bytes)
      if (waiters.size >= waitersMaximum) throw busy()
      return wait(bytes, busy)
    },
    leave,
  }
}
