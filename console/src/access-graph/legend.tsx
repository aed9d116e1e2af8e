const lines = [
  ['assume', 'can assume: both sides allow it'],
  ['if', 'can assume on conditions'],
  ['trust', 'is trusted; the other account decides too'],
  ['member', 'is a member of'],
] as const

/** What the kinds of lines mean. */
export function Legend() {
  return (
    <div className="graph-legend">
      {lines.map(([kind, text]) => (
        <span key={kind}>
          <svg viewBox="0 0 36 10" aria-hidden="true">
            <path d="M0 5H36" className={`graph-${kind}`} />
          </svg>
          {text}
        </span>
      ))}
    </div>
  )
}
