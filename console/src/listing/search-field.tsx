import type { UseCollectionResult } from '@cloudscape-design/collection-hooks'
import TextFilter from '@cloudscape-design/components/text-filter'
import { startTransition, useOptimistic } from 'react'

/**
 * The search of a list: what is typed shows at once, the rows follow as soon as there is time for them, and not
 * for letters that are overtaken by the next.
 */
export function SearchField(props: {
  filter: UseCollectionResult<unknown>['filterProps']
  /** What is searched, in the plural. */
  many: string
  matches: number | undefined
}) {
  const { filter, many, matches } = props
  const [text, showText] = useOptimistic(filter.filteringText)
  return (
    <TextFilter
      {...filter}
      filteringText={text}
      onChange={(event) =>
        startTransition(() => {
          showText(event.detail.filteringText)
          filter.onChange(event)
        })
      }
      filteringPlaceholder={`Search ${many}`}
      filteringAriaLabel={`Search ${many}`}
      countText={`${matches} ${matches === 1 ? 'match' : 'matches'}`}
    />
  )
}
