/** What a path of the metadata service leads to: a text, bytes, or a directory of further names. */
export type Leaf = () => string | Uint8Array | undefined | Promise<string | Uint8Array | undefined>
export type Directory = {
  entries: ReadonlyMap<string, Leaf | Directory>
  /** How the directory lists itself where that is not the names of its entries. */
  listing?: readonly string[]
}

/** A directory of named entries; those that are undefined are not there. */
export function directory(
  entries: Readonly<Record<string, Leaf | Directory | undefined>>,
  listing?: readonly string[],
): Directory {
  const present = Object.entries(entries).filter((entry): entry is [string, Leaf | Directory] => !!entry[1])
  return { entries: new Map(present), ...(listing && { listing }) }
}

/** A leaf that is known already. */
export const text =
  (value: string): Leaf =>
  () =>
    value

/** What stands at a path given by its names: a leaf's content, a directory's listing, or undefined. */
export async function look(
  root: Directory,
  names: readonly string[],
): Promise<string | Uint8Array | undefined> {
  let node: Leaf | Directory | undefined = root
  for (const name of names) {
    if (node === undefined || typeof node === 'function') return undefined
    node = node.entries.get(name)
  }
  return typeof node === 'function' ? node() : node && list(node)
}

/** Names one a line, those of directories with a slash behind. */
function list({ entries, listing }: Directory): string {
  const names =
    listing ?? [...entries].map(([name, node]) => (typeof node === 'function' ? name : `${name}/`))
  return names.join('\n')
}
