import Box from '@cloudscape-design/components/box'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter from '@cloudscape-design/components/text-filter'
import Toggle from '@cloudscape-design/components/toggle'
import { useDeferredValue, useMemo, useState } from 'react'
import { BoxPanel } from './box-panel.tsx'
import { condense, neighbourhood, type Picture } from './condense.ts'
import { GraphCanvas } from './graph-canvas.tsx'
import { kinds } from './kinds.tsx'
import { place } from './layout.ts'
import { Legend } from './legend.tsx'
import type { AccessEdge, AccessGraph, AccessNode } from './operations.ts'

type KindName = AccessNode['Kind']

const kindOptions = Object.entries(kinds).map(([value, { many }]) => ({ value, label: many }))

// LIMIT: boxes that can be told apart and are placed within a second.
const mostBoxes = 300

/** The graph as a picture with its filters, and what is known of the box that was chosen. */
export function PictureView(props: {
  graph: AccessGraph
  home: string
  /** A way to be lit. */
  path: readonly AccessEdge[] | undefined
  /** Nodes that are drawn by themselves in any case. */
  ends: readonly string[]
  selected: string | undefined
  onSelect: (id: string | undefined) => void
}) {
  const { graph, home, path, ends, selected, onSelect } = props
  const [text, setText] = useState('')
  const search = useDeferredValue(text)
  const [shown, setShown] = useState<readonly KindName[]>(Object.keys(kinds) as KindName[])
  const [serviceLinked, setServiceLinked] = useState(false)
  const [spread, setSpread] = useState<readonly string[]>([])
  const isNode = selected !== undefined && !selected.startsWith('alike ')
  const apart = [...spread, ...ends, ...(path ?? []).map(({ To }) => To), ...(isNode ? [selected] : [])]
  const apartKey = apart.join('\n')
  const picture = useMemo(
    () =>
      condense(graph, { kinds: new Set(shown), serviceLinked, search, apart: new Set(apartKey.split('\n')) }),
    [graph, shown, serviceLinked, search, apartKey],
  )
  const tooMany = picture.boxes.length > mostBoxes
  const layout = useMemo(() => (tooMany ? undefined : place(picture)), [picture, tooMany])
  const lit = useMemo(() => litBoxes(picture, selected, path), [picture, selected, path])
  const box = picture.boxes.find(({ id }) => id === selected)
  return (
    <SpaceBetween size="m">
      <div className="graph-filter">
        <TextFilter
          filteringText={text}
          filteringPlaceholder="Search by name or ARN"
          filteringAriaLabel="Search the graph"
          onChange={({ detail }) => setText(detail.filteringText)}
        />
        <Multiselect
          options={kindOptions}
          selectedOptions={kindOptions.filter(({ value }) => shown.includes(value as KindName))}
          onChange={({ detail }) => setShown(detail.selectedOptions.map(({ value }) => value as KindName))}
          placeholder="Kinds that are shown"
          hideTokens
          ariaLabel="Kinds that are shown"
        />
        <Toggle checked={serviceLinked} onChange={({ detail }) => setServiceLinked(detail.checked)}>
          Service-linked roles
        </Toggle>
      </div>
      <Box color="text-body-secondary" fontSize="body-s">
        <Legend />
      </Box>
      {tooMany && (
        <Box textAlign="center" padding="xxl">
          {picture.boxes.length} boxes are too many for one picture. Search for a name, or leave out some
          kinds.
        </Box>
      )}
      {layout !== undefined && picture.boxes.length > 0 && (
        <div className={box === undefined ? undefined : 'graph-columns'}>
          <GraphCanvas
            layout={layout}
            home={home}
            selected={selected}
            lit={lit}
            onSelect={(id) => onSelect(id === selected ? undefined : id)}
          />
          {box !== undefined && (
            <BoxPanel
              box={box}
              graph={graph}
              home={home}
              onShow={onSelect}
              onSpread={(members) => {
                setSpread([...spread, ...members.map(({ Id }) => Id)])
                onSelect(undefined)
              }}
              onDismiss={() => onSelect(undefined)}
            />
          )}
        </div>
      )}
      {picture.unjoined > 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          {picture.unjoined} with no way in or out {picture.unjoined === 1 ? 'is' : 'are'} not drawn.
        </Box>
      )}
    </SpaceBetween>
  )
}

/** The boxes of the way that is asked for, else all that lead to or from the chosen one. */
function litBoxes(
  { boxes, lines }: Picture,
  selected: string | undefined,
  path: readonly AccessEdge[] | undefined,
): ReadonlySet<string> | undefined {
  if (selected !== undefined && boxes.some(({ id }) => id === selected)) {
    return neighbourhood(
      lines.map(({ from, to }) => ({ From: from, To: to })),
      [selected],
    )
  }
  if (path === undefined || path.length === 0) return undefined
  // What all members of a group can do is drawn from the group, so the way leads over it.
  const groups = path.flatMap(({ From, To }) =>
    lines
      .filter(({ from, kind }) => from === From && kind === 'member')
      .map(({ to }) => to)
      .filter((group) => lines.some(({ from, to }) => from === group && to === To)),
  )
  return new Set([path[0]!.From, ...groups, ...path.map(({ To }) => To)])
}
