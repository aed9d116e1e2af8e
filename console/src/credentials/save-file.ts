/** Offers a text to be saved as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // The browser has taken the address by then; the text does not stay in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
