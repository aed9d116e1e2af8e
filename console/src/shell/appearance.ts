import { applyMode, Mode } from '@cloudscape-design/global-styles'

const key = 'understudy-dark'

/** Whether the page is dark: what the person chose here, else what the system says. */
export function isDark(): boolean {
  const chosen = localStorage.getItem(key)
  return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'true'
}

/** Makes the page dark or light, and remembers it. */
export function chooseDark(dark: boolean): void {
  localStorage.setItem(key, String(dark))
  showMode(dark)
}

/** Applies a mode without remembering it. */
export function showMode(dark: boolean): void {
  applyMode(dark ? Mode.Dark : Mode.Light)
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
}
