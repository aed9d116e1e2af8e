import Button from '@cloudscape-design/components/button'
import { memo, useId } from 'react'
import './access-graph.css'
import { boxLabel } from './box-label.ts'
import { kinds } from './kinds.tsx'
import { boxSize, curve, type Drawn, type Layout, type Placed } from './layout.ts'
import { useView } from './use-view.ts'

/**
 * The picture: boxes and lines, moved by dragging and scaled by its buttons. Where `lit` is given, everything else
 * is dimmed; a line is lit where both of its ends are.
 */
export function GraphCanvas(props: {
  layout: Layout
  home: string
  selected: string | undefined
  lit: ReadonlySet<string> | undefined
  onSelect: (boxId: string) => void
}) {
  const { layout, home, selected, lit, onSelect } = props
  const view = useView(layout)
  const arrow = useId()
  const isLit = (...ids: string[]): boolean => lit === undefined || ids.every((id) => lit.has(id))
  return (
    <div className="graph">
      <div className="graph-buttons">
        <Button iconName="add-plus" variant="icon" ariaLabel="Larger" onClick={() => view.zoom(1.25)} />
        <Button iconName="subtract-minus" variant="icon" ariaLabel="Smaller" onClick={() => view.zoom(0.8)} />
        <Button iconName="zoom-to-fit" variant="icon" ariaLabel="Show all" onClick={view.fit} />
      </div>
      <svg
        ref={view.frame}
        viewBox={view.viewBox}
        role="group"
        aria-label="Who may become whom"
        onPointerMove={view.onPointerMove}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8Z" className="graph-arrow" />
          </marker>
        </defs>
        {layout.drawn.map((drawn, at) => (
          <DrawnLine key={at} drawn={drawn} arrow={arrow} lit={isLit(drawn.line.from, drawn.line.to)} />
        ))}
        {layout.placed.map((placed) => (
          <DrawnBox
            key={placed.box.id}
            placed={placed}
            home={home}
            selected={placed.box.id === selected}
            lit={isLit(placed.box.id)}
            onSelect={onSelect}
          />
        ))}
      </svg>
    </div>
  )
}

const DrawnLine = memo(function DrawnLine(props: { drawn: Drawn; arrow: string; lit: boolean }) {
  const { line, points } = props.drawn
  const style = line.kind === 'assume' && line.can === 'if' ? 'if' : line.kind
  return (
    <path
      d={curve(points)}
      className={`graph-line graph-${style}${props.lit ? '' : ' graph-dim'}`}
      markerEnd={line.kind === 'member' ? undefined : `url(#${props.arrow})`}
    />
  )
})

const DrawnBox = memo(function DrawnBox(props: {
  placed: Placed
  home: string
  selected: boolean
  lit: boolean
  onSelect: (boxId: string) => void
}) {
  const { box, x, y } = props.placed
  const { name, detail } = boxLabel(box, props.home)
  const { width, height } = boxSize
  const choose = (): void => props.onSelect(box.id)
  return (
    <g
      transform={`translate(${x - width / 2} ${y - height / 2})`}
      className={`graph-box graph-kind-${box.kind}${props.lit ? '' : ' graph-dim'}`}
      role="button"
      tabIndex={0}
      aria-pressed={props.selected}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose()
      }}
    >
      {box.members.length > 1 && (
        <rect x="4" y="4" width={width} height={height} rx="8" className="graph-behind" />
      )}
      <rect width={width} height={height} rx="8" className="graph-border" />
      <g transform="translate(10 11) scale(1.5)" className="graph-sign">
        {kinds[box.kind].sign}
      </g>
      <foreignObject x="44" y="4" width={width - 54} height={height - 8} className="graph-text">
        <div className="graph-name" title={name}>
          {name}
        </div>
        <div className="graph-detail" title={detail}>
          {detail}
        </div>
      </foreignObject>
    </g>
  )
})
