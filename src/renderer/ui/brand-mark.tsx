/** The sign of the product: scores that rise. */
export function BrandMark() {
  const dots = [
    [7, 18.5],
    [13, 18.5],
    [13, 12.7],
    [19, 18.5],
    [19, 12.7],
    [19, 6.9],
  ] as const
  return (
    <svg className="mark" viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="6" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        {dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="2.3" />
        ))}
      </g>
    </svg>
  )
}
