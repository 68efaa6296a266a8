/** The time now. Passed in, so that tests decide what time it is. */
export type Clock = () => Date

const two = (n: number) => String(n).padStart(2, '0')

/** A moment with the offset of this computer: `2026-03-12T10:42:07.000+01:00`. */
export function instantOf(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1)
  const ahead = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
}

/** Clock time on this computer, to the second: `10:42:07`. */
export function timeOfDay(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** Day and time for a file name: `2026-03-12 10-42-07`. */
export function stampOf(date: Date): string {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${timeOfDay(date).replaceAll(':', '-')}`
}
