/**
 * A drawing on the page as a picture of its own: a drawing that needs no style sheet, on white
 * whatever the theme, and the same as pixels.
 */
import { fittedText, textWidth } from './text-width.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'
const family = 'Inter, Segoe UI, Helvetica, Arial, sans-serif'

/** The drawing as the text of an SVG file. @param drawing as it is on the page */
export function svgText(drawing: SVGSVGElement): string {
  const { width, height, x, y } = drawing.viewBox.baseVal
  const copy = standAlone(drawing)
  copy.prepend(element('rect', { x, y, width, height, fill: '#ffffff' }))
  return fileText(copy, drawing)
}

/** Room around a picture, and the size of its title, in units of the drawing. */
const [frame, titleSize, lineHeight] = [16, 15, 20]

/**
 * The same as a picture that needs no page around it: with its title above, room on all sides,
 * and a legend below where the drawing has no names of its own.
 */
export function pictureText(drawing: SVGSVGElement, legend: SVGSVGElement | null = null): string {
  const { width, height } = drawing.viewBox.baseVal
  const label = drawing.getAttribute('aria-label') ?? labelAround(drawing)
  // What follows the first sentence tells what the drawing shows to those who cannot see it.
  const title = linesOf(label.split(/\.\s/, 1)[0] ?? '', width)
  const head = title.length * lineHeight + (title.length > 0 ? 8 : 0)
  const foot = legend ? legend.viewBox.baseVal.height + 10 : 0
  const [w, h] = [width + 2 * frame, height + head + foot + 2 * frame]
  const picture = element('svg', {
    viewBox: `0 0 ${w} ${h}`,
    width: w,
    height: h,
    'font-family': family,
    role: 'img',
  })
  picture.append(element('rect', { width: w, height: h, fill: '#ffffff' }))
  for (const [i, line] of title.entries()) {
    const text = element('text', {
      x: frame,
      y: frame + titleSize + i * lineHeight,
      'font-size': titleSize,
      'font-weight': 600,
      fill: '#1b1a17',
    })
    text.textContent = line
    picture.append(text)
  }
  const put = (one: SVGSVGElement, y: number) => {
    const inside = standAlone(one)
    for (const [name, value] of Object.entries({ x: frame, y }))
      inside.setAttribute(name, `${value}`)
    inside.setAttribute('overflow', 'visible')
    picture.append(inside)
  }
  put(drawing, frame + head)
  if (legend) put(legend, frame + head + height + 10)
  return fileText(picture, drawing)
}

const labelAround = (drawing: SVGSVGElement) =>
  drawing.closest('[role="img"]')?.getAttribute('aria-label') ?? ''

/** Words in lines that fit beside each other; bold text is a little wider. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && textWidth(joined, titleSize) * 1.06 <= width)
      lines[lines.length - 1] = joined
    else lines.push(fittedText(word, width / 1.06, titleSize))
  }
  return lines.slice(0, 4)
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** A copy of a drawing without anything of the page: no style sheet, no controls, light colours. */
function standAlone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const { width, height } = drawing.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', family)
  copy.setAttribute('role', 'img')
  for (const name of ['style', 'class']) copy.removeAttribute(name)
  const values = lightValues()
  for (const inner of copy.querySelectorAll('*')) {
    for (const name of ['tabindex', 'style', 'class', 'aria-pressed']) inner.removeAttribute(name)
    if (inner.getAttribute('role') === 'button') inner.setAttribute('role', 'img')
    for (const { name, value } of [...inner.attributes])
      if (value.includes('var(')) inner.setAttribute(name, values(value))
  }
  return copy
}

function fileText(picture: SVGElement, drawing: SVGSVGElement): string {
  picture.setAttribute('xmlns', svgNamespace)
  const title = document.createElementNS(svgNamespace, 'title')
  title.textContent = drawing.getAttribute('aria-label')
  picture.prepend(title)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`
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
