import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import type { TablePreferences } from './use-table-preferences.ts'

/** Chooses a table's columns, their order, the rows of a page, and whether long texts are wrapped. */
export default function TablePreferencesMenu(props: {
  columns: readonly { id: string; header: string; isRowHeader?: boolean }[]
  pageSizes: readonly number[]
  preferences: TablePreferences
  onChange: (preferences: TablePreferences) => void
}) {
  const { pageSize, wrapLines, columns } = props.preferences
  return (
    <CollectionPreferences
      title="Preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={{ pageSize, wrapLines, contentDisplay: columns }}
      onConfirm={({ detail }) =>
        props.onChange({
          pageSize: detail.pageSize ?? pageSize,
          wrapLines: detail.wrapLines ?? wrapLines,
          columns: detail.contentDisplay ?? columns,
        })
      }
      pageSizePreference={{
        title: 'Rows on a page',
        options: props.pageSizes.map((value) => ({ value, label: `${value} rows` })),
      }}
      wrapLinesPreference={{ label: 'Wrap lines', description: 'Show long texts whole, on several lines.' }}
      contentDisplayPreference={{
        title: 'Columns',
        description: 'Which are shown, and in which order.',
        options: props.columns.map(({ id, header, isRowHeader }) => ({
          id,
          label: header,
          alwaysVisible: isRowHeader,
        })),
      }}
    />
  )
}
