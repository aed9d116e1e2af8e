import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import type { Query } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { pageSizes } from './kept-preferences.ts'
import { SearchField } from './search-field.tsx'
import { useTablePreferences } from './use-table-preferences.ts'
import { RowsMove } from './when-seen.tsx'

const PreferencesMenu = lazy(() => import('./table-preferences.tsx'))

/** One column: how a cell looks, and the text it is searched by, sorted by and read out as. */
export type Column<Item> = {
  id: string
  header: string
  cell?: (item: Item) => ReactNode
  /** What is sorted and searched; it is the cell too where that is not given. */
  value: (item: Item) => string | number
  width?: number
  isRowHeader?: boolean
  /** Of a page of its own: shown only to who asks for the column in the table's preferences. */
  hidden?: boolean
  /** What is shown row by row only and so cannot be sorted by. */
  fixed?: boolean
}

// LIMIT: more rows than this at once make a slow page; the others are a page or a search away.
const pageSize = 50

/**
 * A table of resources with search, counts, sorting, paging, refresh, selection and its own empty states. It
 * takes the whole list (rows show while later pages of it still arrive) and renders 50 rows at a time.
 */
export function ResourceTable<Item>(props: {
  /** In the plural: `Groups`. */
  title: string
  /** `h1` and full width for a page of its own, `h2` for a table within a tab. */
  level?: 'h1' | 'h2'
  description?: ReactNode
  query: Query<Item[]>
  /** The same array at each rendering; the list is sorted by the first at first. */
  columns: readonly Column<Item>[]
  /** What tells rows apart. */
  id: (item: Item) => string
  /** One sentence for an empty list, and what to do about it. */
  empty: { text: string; action?: ReactNode }
  /** Given, rows can be selected: one or many. */
  selection?: 'single' | 'multi'
  /** What is selected, where the page keeps that itself and hears of each change by `onSelect`. */
  selected?: readonly Item[]
  onSelect?: (selected: Item[]) => void
  /** A narrower choice beside the search; the page applies it to the query's data. */
  besideSearch?: ReactNode
  /** The id of the column that is sorted by at first, greatest values on top. */
  greatestFirst?: string
  /** A handful of rows at most: neither search nor pages. */
  short?: boolean
  /** Rows at a time, 50 where it is not given. */
  pageSize?: number
  /** Buttons in the header, told what is selected. */
  actions?: (selected: Item[]) => ReactNode
}) {
  const { data = [], status, error, refreshing, refresh } = props.query
  const many = props.title.toLowerCase()
  // A sorted column is known by its comparator, which so has to stay the same one.
  const definitions = useMemo(() => props.columns.map(definition), [props.columns])
  const [preferences, prefer] = useTablePreferences(props.title, props.columns, props.pageSize ?? pageSize)
  const ownPage = props.level !== 'h2'
  const { items, filteredItemsCount, collectionProps, filterProps, paginationProps, actions } = useCollection(
    data,
    {
      filtering: {
        empty: <Empty text={props.empty.text} action={props.empty.action} />,
        noMatch: (
          <Empty
            text={`No ${many} match.`}
            action={<Button onClick={() => actions.setFiltering('')}>Clear search</Button>}
          />
        ),
        filteringFunction: (item, text) => matches(props.columns, item, text),
      },
      pagination: { pageSize: ownPage ? preferences.pageSize : (props.pageSize ?? pageSize) },
      sorting: {
        defaultState: {
          sortingColumn: definitions.find(({ id }) => id === props.greatestFirst) ?? definitions[0]!,
          isDescending: props.greatestFirst !== undefined,
        },
      },
      selection: { keepSelection: true, trackBy: props.id },
    },
  )
  // What a reload changed is selected as it is now; what is gone is selected no more.
  const chosen = new Set(collectionProps.selectedItems?.map(props.id))
  const now = chosen.size === 0 ? [] : data.filter((item) => chosen.has(props.id(item)))
  const selected = [...(props.selected ?? now)]
  const search = <SearchField filter={filterProps} many={many} matches={filteredItemsCount} />
  return (
    <RowsMove value={status === 'more'}>
      <Table
        {...collectionProps}
        {...(props.selection === undefined
          ? { selectedItems: [] }
          : { selectionType: props.selection, selectedItems: selected })}
        onSelectionChange={(event) => {
          collectionProps.onSelectionChange?.(event)
          props.onSelect?.([...event.detail.selectedItems])
        }}
        variant={ownPage ? 'full-page' : 'container'}
        stickyHeader={ownPage}
        wrapLines={ownPage && preferences.wrapLines}
        columnDisplay={ownPage ? preferences.columns : undefined}
        trackBy={props.id}
        items={items}
        columnDefinitions={definitions}
        loading={status === 'loading'}
        loadingText={`Loading ${many}`}
        ariaLabels={{
          tableLabel: props.title,
          selectionGroupLabel: `Selection of ${many}`,
          allItemsSelectionLabel: () => `Select all ${many}`,
          itemSelectionLabel: (_, item) => `Select ${props.id(item)}`,
        }}
        empty={
          status === 'failed' ? (
            <AwsErrorAlert error={error} header={`${props.title} cannot be listed`} retry={refresh} />
          ) : (
            collectionProps.empty
          )
        }
        filter={
          props.short ? undefined : props.besideSearch === undefined ? (
            search
          ) : (
            <div className="search">
              {search}
              {props.besideSearch}
            </div>
          )
        }
        // One page of rows needs no way to the others.
        pagination={
          props.short || paginationProps.pagesCount < 2 ? undefined : <Pagination {...paginationProps} />
        }
        preferences={
          ownPage && (
            <Suspense fallback={null}>
              <PreferencesMenu
                columns={props.columns}
                pageSizes={pageSizes}
                preferences={preferences}
                onChange={prefer}
              />
            </Suspense>
          )
        }
        header={
          <Header
            variant={ownPage ? 'awsui-h1-sticky' : 'h2'}
            description={props.description}
            counter={counter(status, selected.length, data.length)}
            actions={
              <div className="actions">
                <Button
                  iconName="refresh"
                  ariaLabel={`Refresh ${many}`}
                  loading={refreshing}
                  onClick={refresh}
                />
                {props.actions?.(selected)}
              </div>
            }
          >
            {props.title}
          </Header>
        }
      />
    </RowsMove>
  )
}

function Empty({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
      <SpaceBetween size="s">
        <span>{text}</span>
        {action}
      </SpaceBetween>
    </Box>
  )
}

function definition<Item>(column: Column<Item>): TableProps.ColumnDefinition<Item> {
  return {
    id: column.id,
    header: column.header,
    cell: column.cell ?? column.value,
    minWidth: column.width ?? 140,
    isRowHeader: column.isRowHeader,
    sortingComparator: column.fixed
      ? undefined
      : (one, other) => compare(column.value(one), column.value(other)),
  }
}

function counter(status: string, selected: number, total: number): string | undefined {
  if (status === 'loading' || status === 'failed') return undefined
  const all = status === 'more' ? `${total}+` : String(total)
  return selected > 0 ? `(${selected}/${all})` : `(${all})`
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function compare(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other))
}

function matches<Item>(columns: readonly Column<Item>[], item: Item, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return columns.some(({ value }) => String(value(item)).toLowerCase().includes(wanted))
}
