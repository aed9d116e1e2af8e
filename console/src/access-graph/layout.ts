import { Graph, layout } from '@dagrejs/dagre'
import type { Box, Line, Picture } from './condense.ts'

type Point = { x: number; y: number }

/** Where a box stands: its middle, in pixels of the picture. */
export type Placed = { box: Box; x: number; y: number }

/** A line as points from border to border. */
export type Drawn = { line: Line; points: readonly Point[] }

/** A picture with its places. */
export type Layout = { width: number; height: number; placed: Placed[]; drawn: Drawn[] }

/** The size of every box. */
export const boxSize = { width: 214, height: 46 }

/** Places boxes in columns, from who asks to who is taken up. */
export function place({ boxes, lines }: Picture): Layout {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 110, marginx: 16, marginy: 16 })
  for (const { id } of boxes) graph.setNode(id, { ...boxSize })
  for (const [at, { from, to }] of lines.entries()) graph.setEdge(from, to, {}, String(at))
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  const placeOf = (id: string) => graph.node(id) as Point
  return {
    width,
    height,
    placed: boxes.map((box) => {
      const { x, y } = placeOf(box.id)
      return { box, x, y }
    }),
    drawn: lines.map((line, at) => {
      const edge = graph.edge({ v: line.from, w: line.to, name: String(at) }) as { points: Point[] }
      return { line, points: fromSideToSide(edge.points, placeOf(line.from), placeOf(line.to)) }
    }),
  }
}

/** A line leaves and arrives in the middle of the sides that face one another, however it goes in between. */
function fromSideToSide(points: readonly Point[], from: Point, to: Point): Point[] {
  const half = Math.sign(to.x - from.x) * (boxSize.width / 2)
  if (half === 0) return [...points]
  return [{ x: from.x + half, y: from.y }, ...points.slice(1, -1), { x: to.x - half, y: to.y }]
}

/** The path of a line as SVG reads it: a curve that leaves and arrives level. */
export function curve(points: Drawn['points']): string {
  const [start, ...rest] = points
  if (start === undefined) return ''
  let path = `M${start.x},${start.y}`
  let before = start
  for (const point of rest) {
    const middle = (before.x + point.x) / 2
    path += ` C${middle},${before.y} ${middle},${point.y} ${point.x},${point.y}`
    before = point
  }
  return path
}
