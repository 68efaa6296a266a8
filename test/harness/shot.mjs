// node test/harness/shot.mjs PORT DATA ROUTE OUT.png [WIDTH HEIGHT THEME] [keys…]: a picture of one
// screen of the running harness, after pressing keys ("N", "Control+K", "text:abc") if any are given.
import { chromium } from 'playwright-core'

const [port, data, route, out, width = '1280', height = '720', theme = 'light', ...keys] =
  process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.STACKJURY_CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: Number(width), height: Number(height) } })
page.on('console', (message) => {
  if (message.type() === 'error') console.error('console:', message.text())
})
page.on('pageerror', (error) => console.error('page:', error.message))
await page.goto(`http://127.0.0.1:${port}/?data=${data}&theme=${theme}#${route}`)
await page
  .waitForSelector('h1, .finding', { timeout: 20_000 })
  .catch(() => console.error('no heading'))
await page.waitForTimeout(600)
for (const key of keys) {
  if (key.startsWith('text:')) await page.keyboard.type(key.slice(5))
  else await page.keyboard.press(key)
  await page.waitForTimeout(120)
}
await page.waitForTimeout(200)
await page.screenshot({ path: out })
await browser.close()
