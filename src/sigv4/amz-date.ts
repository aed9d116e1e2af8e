import { isoSeconds } from '../kernel/iso-seconds.ts'
/** A request's time: `text` is the `YYYYMMDDThhmmssZ` that the string to sign carries. */
export type AmzDate = { text: string; epochMs: number }

/** How far a request's time may lie from ours, either way. */
export const skewMs = 15 * 60 * 1000

const extended = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/
const rfc1123 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|[+]0000)$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Reads `YYYYMMDDThhmmssZ`; undefined for another form or a day that does not exist. */
export function parseAmzDate(text: string): AmzDate | undefined {
  if (text.length !== 16 || text[8] !== 'T' || text[15] !== 'Z') return undefined
  const at = (from: number, to: number) => digits(text, from, to)
  const epochMs = epoch(at(0, 4), at(4, 6), at(6, 8), at(9, 11), at(11, 13), at(13, 15))
  return epochMs === undefined ? undefined : { text, epochMs }
}

/** Reads a `Date` header: RFC 1123, ISO 8601 extended or basic, always UTC. */
export function parseDateHeader(text: string): AmzDate | undefined {
  const http = rfc1123.exec(text)
  if (http !== null) {
    const [day, year, hour, minute, second] = [1, 3, 4, 5, 6].map((group) => Number(http[group]))
    return dated(epoch(year!, months.indexOf(http[2]!) + 1, day!, hour!, minute!, second!))
  }
  const iso = extended.exec(text)
  if (iso !== null) {
    const [year, month, day, hour, minute, second] = iso.slice(1).map(Number)
    return dated(epoch(year!, month!, day!, hour!, minute!, second!))
  }
  return parseAmzDate(text)
}

/** Milliseconds since 1970 to `YYYYMMDDThhmmssZ`. */
export function formatAmzDate(epochMs: number): string {
  return isoSeconds(epochMs).replace(/[-:]/g, '')
}

function dated(epochMs: number | undefined): AmzDate | undefined {
  return epochMs === undefined ? undefined : { text: formatAmzDate(epochMs), epochMs }
}

/** The number that the digits between two places make, NaN where there is anything but digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN
  }
  return number
}

function epoch(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (!(month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59)) return undefined
  const epochMs = Date.UTC(year, month - 1, day, hour, minute, second)
  // Date.UTC carries the 31st of June into July and reads the years 0-99 as 1900-1999: neither is a date we
  // were sent.
  const back = new Date(epochMs)
  return back.getUTCDate() === day && back.getUTCFullYear() === year ? epochMs : undefined
}
