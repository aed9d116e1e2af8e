const formats = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A time in words of the reader's own zone, `12 Nov 2026, 14:05`; a dash where there is none. */
export function when(time: Date | string | undefined): string {
  return inWords(time, formats)
}

const secondFormats = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** The same to the second, for what follows on one another closely: `12 Nov 2026, 14:05:09`. */
export function whenToTheSecond(time: Date | string | undefined): string {
  return inWords(time, secondFormats)
}

function inWords(time: Date | string | undefined, format: Intl.DateTimeFormat): string {
  if (time === undefined) return '–'
  const date = typeof time === 'string' ? new Date(time) : time
  return Number.isNaN(date.getTime()) ? '–' : format.format(date)
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long ago (or ahead) a time is from `now`, in its largest whole unit: `3 days ago`. */
export function ago(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1000
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  const step = steps.find(([, size]) => Math.abs(seconds) >= size)
  return step === undefined ? 'just now' : words.format(Math.trunc(seconds / step[1]), step[0])
}
