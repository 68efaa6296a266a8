const two = (n: number) => String(n).padStart(2, '0')

/** A moment with the offset of this computer: `2026-03-12T10:42:07.000+01:00`. */
export function instantOf(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1)
  const ahead = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
}

/** The calendar day on this computer: `2026-03-12`. */
export function dayOf(date: Date): string {
  return instantOf(date).slice(0, 10)
}
