/**
 * A drawing on the page as a picture of its own: a drawing that needs no style sheet, on white
 * whatever the theme, and the same as pixels.
 */
const svgNamespace = 'http://www.w3.org/2000/svg'
const family = 'Inter, Segoe UI, Helvetica, Arial, sans-serif'

/** The drawing as the text of an SVG file. @param drawing as it is on the page */
export function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const { width, height, x, y } = drawing.viewBox.baseVal
  copy.setAttribute('xmlns', svgNamespace)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', family)
  copy.setAttribute('role', 'img')
  copy.removeAttribute('style')
  const background = document.createElementNS(svgNamespace, 'rect')
  for (const [name, value] of Object.entries({ x, y, width, height, fill: '#ffffff' }))
    background.setAttribute(name, String(value))
  copy.prepend(background)
  const title = document.createElementNS(svgNamespace, 'title')
  title.textContent = drawing.getAttribute('aria-label')
  copy.prepend(title)
  const values = lightValues()
  for (const element of copy.querySelectorAll('*')) {
    for (const name of ['tabindex', 'style', 'class', 'aria-pressed']) element.removeAttribute(name)
    if (element.getAttribute('role') === 'button') element.setAttribute('role', 'img')
    for (const { name, value } of [...element.attributes])
      if (value.includes('var(')) element.setAttribute(name, values(value))
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** Puts the values of the light theme in place of names of tokens. */
function lightValues(): (text: string) => string {
  const { documentElement: root } = document
  const theme = root.dataset['theme']
  root.dataset['theme'] = 'light'
  const style = getComputedStyle(root)
  const known = new Map<string, string>()
  const valueOf = (name: string): string => {
    const found = known.get(name) ?? style.getPropertyValue(name).trim()
    known.set(name, found)
    return found
  }
  // Read now: a computed style follows the theme when it goes back.
  for (const { value } of [...document.querySelectorAll('svg *')].flatMap((one) => [
    ...one.attributes,
  ]))
    for (const [, name = ''] of value.matchAll(/var\((--[\w-]+)\)/g)) valueOf(name)
  if (theme === undefined) delete root.dataset['theme']
  else root.dataset['theme'] = theme
  return (text) => text.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => known.get(name) ?? '')
}

/** Pixels for each unit of the drawing: sharp on paper and on a large screen. */
const density = 3

/** The drawing as the bytes of a PNG file. */
export async function pngBytes(svg: string): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.naturalWidth * density)
    canvas.height = Math.round(image.naturalHeight * density)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('There is no canvas to draw on')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('The drawing could not be made into pixels')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(address)
  }
}
