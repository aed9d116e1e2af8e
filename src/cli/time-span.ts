import { UsageError, type Given, type Option } from './command.ts'

/** The flags that narrow a trail to a span of time. */
export const spanOptions: readonly Option[] = [
  {
    name: 'since',
    kind: 'text',
    value: 'TIME',
    variable: false,
    help: 'Only requests from then on: 2026-11-01, 2026-11-01T08:00:00Z, or 30m, 8h, 7d ago.',
  },
  { name: 'until', kind: 'text', value: 'TIME', variable: false, help: 'Only requests until then.' },
]

/** Seconds since 1970, inclusive. */
export type TimeSpan = { from: number; until: number }

/** The span the flags name; all time where they name none. Throws UsageError where a text is no time. */
export function spanOf(given: Given, nowMilliseconds: number): TimeSpan {
  const since = given.text('since')
  const until = given.text('until')
  return {
    from: since === undefined ? 0 : secondsOf('since', since, nowMilliseconds),
    until: until === undefined ? Number.MAX_SAFE_INTEGER : secondsOf('until', until, nowMilliseconds),
  }
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

function secondsOf(flag: string, text: string, now: number): number {
  const ago = /^(\d{1,6})([smhd])$/.exec(text)
  if (ago !== null) return Math.floor(now / 1000) - Number(ago[1]) * unitSeconds[ago[2]!]!
  const time = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(time))
    throw new UsageError(`--${flag} is a time such as 2026-11-01T08:00:00Z or 8h, not ${text}`)
  return Math.floor(time / 1000)
}
