/** Prints the page, of which print shows the radar and its table only, on white whatever the theme. */
export function printRadar(): void {
  const { dataset } = document.documentElement
  const theme = dataset['theme']
  dataset['theme'] = 'light'
  window.print()
  if (theme === undefined) delete dataset['theme']
  else dataset['theme'] = theme
}
