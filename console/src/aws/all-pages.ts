/** The most an operation gives at a time, and where the next part begins. */
export type Page<Item> = { items: Item[] | undefined; next: string | undefined }

// LIMIT: far more than a table is good for; a server that never ends its list does not fill the browser.
const itemsMaximum = 50_000

/**
 * Every item of a paged list. `partly` is told what has arrived after each page, so that a table of
 * thousands shows its first rows at once.
 */
export async function allPages<Item>(
  page: (marker: string | undefined) => Promise<Page<Item>>,
  partly: (items: Item[]) => void = () => {},
): Promise<Item[]> {
  let items: Item[] = []
  let marker: string | undefined
  do {
    const answer = await page(marker)
    items = [...items, ...(answer.items ?? [])]
    marker = answer.next
    if (marker !== undefined) partly(items)
  } while (marker !== undefined && items.length < itemsMaximum)
  return items
}
