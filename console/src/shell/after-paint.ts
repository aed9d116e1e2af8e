/**
 * Settles once what was rendered just now can be on the screen: whoever loads something large waits for it, so
 * that the page stands before. A tab that nobody sees paints nothing and does not wait.
 */
export function afterPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve()
  return new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
}
