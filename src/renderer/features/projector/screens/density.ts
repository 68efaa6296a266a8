import styles from './screens.module.css'

/** How many columns a list takes on a screen that nobody can scroll, and how large its rows are. */
export function density(count: number, perColumn: number): string {
  if (count <= perColumn / 2) return styles['roomy'] ?? ''
  if (count <= perColumn) return styles['one'] ?? ''
  if (count <= 2 * perColumn) return styles['two'] ?? ''
  return styles['three'] ?? ''
}
