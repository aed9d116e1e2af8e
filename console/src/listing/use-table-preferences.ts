import { useState } from 'react'
import { keptPreferences, type ColumnChoice, type TablePreferences } from './kept-preferences.ts'

export type { TablePreferences }

/** How somebody wants to see the table of that name, as this browser keeps it, and how to change it. */
export function useTablePreferences(
  name: string,
  columns: readonly ColumnChoice[],
  pageSize: number,
): [TablePreferences, (preferences: TablePreferences) => void] {
  const key = `understudy-table-${name}`
  const [preferences, setPreferences] = useState(() =>
    keptPreferences(localStorage.getItem(key), columns, pageSize),
  )
  return [
    preferences,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next))
      setPreferences(next)
    },
  ]
}
