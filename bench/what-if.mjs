// Trying another weight in the largest room that we promise to serve, in the built app: 30 people
// × 20 candidates × 25 criteria. From the key, or the move of the mouse, to the painted frame with
// the new ranking. Writes bench/what-if.json.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { circumstances, openLargeRoom, root, spreadOf } from './large-room.mjs'

const limit = 50
const room = await openLargeRoom({ revealed: true, path: 'large/results' })
const { page, busy } = room
const slider = page.getByRole('slider').first()
await slider.waitFor()
await page.waitForTimeout(4000)
await page.evaluate(watch)

const keys = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']
await slider.focus()
const pressed = await measured(120, (i) => page.keyboard.press(keys[i % keys.length]))

await page.keyboard.press('Escape')
const box = await slider.locator('..').boundingBox()
const y = box.y + box.height / 2
await page.mouse.move(box.x + 10, y)
await page.mouse.down()
// Back and forth over two thirds of the bar, a few points at a time, as a hand does.
const at = (i) => box.x + 10 + Math.abs(((i * 3) % 200) - 100)
const dragged = await measured(240, (i) => page.mouse.move(at(i + 1), y), 40)
await page.mouse.up()

const result = {
  what: '30 people × 20 candidates × 25 criteria in the built app, ms from key or mouse to paint',
  ...circumstances(),
  limit,
  pressed,
  dragged,
}
await room.close()
writeFileSync(join(root, 'bench/what-if.json'), `${JSON.stringify(result, null, 2)}\n`)
for (const [name, row] of Object.entries({ pressed, dragged }))
  console.log(
    `${name.padEnd(8)} median ${row.median} ms, p95 ${row.p95} ms, max ${row.max} ms, processor ${row.work} ms`,
  )
const within = pressed.p95 <= limit && dragged.p95 <= limit
console.log(within ? 'Within the limit' : `Beyond the limit of ${limit} ms (load ${result.load})`)
process.exit(within ? 0 : 1)

/** Does something so many times and says how long it took until it could be seen. */
async function measured(times, act, pace = 120) {
  await page.waitForTimeout(1000)
  await page.evaluate(() => (window.painted = []))
  const before = await busy()
  for (let i = 0; i < times; i += 1) await Promise.all([act(i), delay(pace)])
  await page.waitForTimeout(500)
  const work = Number((((await busy()) - before) / times).toFixed(1))
  const taken = await page.evaluate(() => window.painted)
  if (taken.length < times / 2) throw new Error(`Only ${taken.length} of ${times} were seen`)
  return { changes: taken.length, ...spreadOf(taken), work }
}

/** In the page: notes for every event that moves the weight when its new value has been painted. */
function watch() {
  window.painted = []
  const weight = () => document.activeElement?.getAttribute('aria-valuenow')
  const look = (started, before, frames) =>
    requestAnimationFrame(() => {
      if (weight() === before) {
        if (frames > 0) look(started, before, frames - 1)
        return
      }
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.painted.push(performance.now() - started)
      port2.postMessage(null)
    })
  for (const type of ['keydown', 'pointermove'])
    window.addEventListener(type, (event) => look(event.timeStamp, weight(), 3), true)
}
