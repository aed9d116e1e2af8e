import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'

/** The part of a picture that is in view: its left upper corner, and pixels of the screen for one of the picture. */
export type View = { x: number; y: number; scale: number }

type Size = { width: number; height: number }

// LIMIT: smaller, names cannot be read; larger, nothing fits.
const smallest = 0.2
const largest = 2
// LIMIT: names of a picture that nobody has scaled yet are read without effort; of a larger one a part is in view.
const readable = 0.75
// What the buttons in the corner take of a picture that fills the frame, in pixels.
const buttonsHeight = 52

/** Moves and scales a picture by dragging, by the wheel with Ctrl, and by what its buttons call. */
export function useView(picture: Size): {
  frame: RefObject<SVGSVGElement | null>
  viewBox: string
  fit(): void
  zoom(by: number): void
  centre(at: { x: number; y: number }): void
  onPointerMove(event: PointerEvent): void
} {
  const frame = useRef<SVGSVGElement>(null)
  const [size, setSize] = useState<Size>({ width: 800, height: 560 })
  const [view, setView] = useState<View>()
  const shown = view ?? fitted(picture, size)
  const latest = useRef(shown)
  latest.current = shown

  useEffect(() => setView(undefined), [picture])
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize({ width, height })
    })
    observer.observe(element)
    // The wheel alone scrolls the page; with Ctrl, or two fingers drawn apart, the browser would scale all of it.
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      const at = { x: event.clientX - left, y: event.clientY - top }
      setView(scaled(latest.current, Math.exp(-event.deltaY / 300), at))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [])

  const middle = { x: size.width / 2, y: size.height / 2 }
  return {
    frame,
    viewBox: [shown.x, shown.y, size.width / shown.scale, size.height / shown.scale].join(' '),
    fit: () => setView(undefined),
    zoom: (by) => setView(scaled(shown, by, middle)),
    centre: ({ x, y }) => setView({ ...shown, x: x - middle.x / shown.scale, y: y - middle.y / shown.scale }),
    onPointerMove(event) {
      if (event.buttons !== 1 || (event.movementX === 0 && event.movementY === 0)) return
      // Taken only once it moves: a click that does not drag is for the box under it.
      event.currentTarget.setPointerCapture(event.pointerId)
      const { x, y, scale } = latest.current
      setView({ scale, x: x - event.movementX / scale, y: y - event.movementY / scale })
    },
  }
}

/** All of a picture where it can still be read, else its beginning. */
function fitted(picture: Size, { width, height }: Size): View {
  const scale = Math.min(1, Math.max(readable, Math.min(width / picture.width, height / picture.height)))
  const spare = (room: number, taken: number): number => -Math.max(0, room / scale - taken) / 2
  const top = Math.min(spare(height, picture.height), -buttonsHeight / scale)
  return { scale, x: spare(width, picture.width), y: top }
}

/** The point `at` of the frame stays where it is. */
function scaled({ x, y, scale }: View, by: number, at: { x: number; y: number }): View {
  const next = Math.min(largest, Math.max(smallest, scale * by))
  return { scale: next, x: x + at.x / scale - at.x / next, y: y + at.y / scale - at.y / next }
}
