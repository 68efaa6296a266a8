/** Keys as they are printed on the keyboard: "Ctrl K" is two caps in one. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd aria-hidden="true">{keyLabel(keys)}</kbd>
}

const labels: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
}

/** "Ctrl ArrowRight" as "Ctrl →". */
export function keyLabel(keys: string): string {
  return keys
    .split(' ')
    .map((key) => labels[key] ?? key)
    .join(' ')
}
