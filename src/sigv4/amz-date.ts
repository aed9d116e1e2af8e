/** A request's time: `text` is the `YYYYMMDDThhmmssZ` that the string to sign carries. */
export type AmzDate = { text: string; epochMs: number }

/** How far a request's time may lie from ours, either way. */
export const skewMs = 15 * 60 * 1000

const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
const extended = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/
const rfc1123 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|[+]0000)$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Reads `YYYYMMDDThhmmssZ`; undefined for another form or a day that does not exist. */
export function parseAmzDate(text: string): AmzDate | undefined {
  const match = basic.exec(text)
  if (match === null) return undefined
  const epochMs = epoch(match[1]!, Number(match[2]), match[3]!, match[4]!, match[5]!, match[6]!)
  return epochMs === undefined ? undefined : { text, epochMs }
}

/** Reads a `Date` header: RFC 1123, ISO 8601 extended or basic, always UTC. */
export function parseDateHeader(text: string): AmzDate | undefined {
  const http = rfc1123.exec(text)
  if (http !== null) {
    return dated(epoch(http[3]!, months.indexOf(http[2]!) + 1, http[1]!, http[4]!, http[5]!, http[6]!))
  }
  const iso = extended.exec(text)
  if (iso !== null) return dated(epoch(iso[1]!, Number(iso[2]), iso[3]!, iso[4]!, iso[5]!, iso[6]!))
  return parseAmzDate(text)
}

/** Milliseconds since 1970 to `YYYYMMDDThhmmssZ`. */
export function formatAmzDate(epochMs: number): string {
  return `${isoSeconds(epochMs).replace(/[-:]/g, '')}`
}

/** Milliseconds since 1970 to `YYYY-MM-DDThh:mm:ssZ`. */
export function isoSeconds(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`
}

function dated(epochMs: number | undefined): AmzDate | undefined {
  return epochMs === undefined ? undefined : { text: formatAmzDate(epochMs), epochMs }
}

function epoch(
  year: string,
  month: number,
  day: string,
  hour: string,
  minute: string,
  second: string,
): number | undefined {
  if (month < 1 || month > 12 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined
  const epochMs = Date.UTC(Number(year), month - 1, Number(day), Number(hour), Number(minute), Number(second))
  // Date.UTC carries the 31st of June into July and reads the years 0–99 as 1900–1999: neither is a date we
  // were sent.
  const back = new Date(epochMs)
  return back.getUTCDate() === Number(day) && back.getUTCFullYear() === Number(year) ? epochMs : undefined
}
