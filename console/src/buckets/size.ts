const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** A size in bytes as people say it: `512 bytes`, `1.5 MB`; a dash where there is none. */
export function sizeText(bytes: number | undefined): string {
  if (bytes === undefined) return '–'
  if (bytes === 1) return '1 byte'
  const step = bytes === 0 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const size = bytes / 1024 ** step
  return `${size >= 10 || step === 0 ? Math.round(size) : size.toFixed(1)} ${units[step]}`
}
