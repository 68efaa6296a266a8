/**
 * Draws the icons from their SVG, in the formats of all systems: `node scripts/icons.mjs` after
 * one of them has changed. Needs the built application for finding a browser.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ensureBrowser, root, say } from './provision.mjs'

const folder = join(root, 'packaging', 'icons')
/** The sizes of Apple's container, by the type that names each. */
const icns = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }
const ico = [16, 24, 32, 48, 64, 128, 256]
const largest = 1024

const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  for (const name of ['app', 'stackjury']) {
    const svg = await readFile(join(folder, `${name}.svg`), 'utf8')
    const pictures = new Map()
    for (const size of new Set([...ico, ...Object.values(icns)])) {
      pictures.set(size, await draw(svg, size))
    }
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${name}.png`), pictures.get(largest))
    await writeFile(join(folder, `${name}.ico`), windowsIcon(pictures))
    await writeFile(join(folder, `${name}.icns`), appleIcon(pictures))
    say(`${name}: png, ico, icns`)
  }
} finally {
  await browser.close()
}

async function draw(svg, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`)
  const picture = await page.screenshot({ omitBackground: true })
  await page.close()
  return picture
}

/** A table of pictures, each of them a PNG. */
function windowsIcon(pictures) {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(ico.length, 4)
  let offset = 6 + 16 * ico.length
  const entries = ico.map((size) => {
    const entry = Buffer.alloc(16)
    // 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(pictures.get(size).length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += pictures.get(size).length
    return entry
  })
  return Buffer.concat([header, ...entries, ...ico.map((size) => pictures.get(size))])
}

function appleIcon(pictures) {
  const chunks = Object.entries(icns).map(([type, size]) => {
    const picture = pictures.get(size)
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(picture.length + 8, 4)
    return Buffer.concat([head, picture])
  })
  const body = Buffer.concat(chunks)
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
