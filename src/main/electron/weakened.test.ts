import { expect, it } from 'vitest'
import { refusalOf } from './weakened.ts'

const given =
  (...names: readonly string[]) =>
  (name: string) =>
    names.includes(name)

it('refuses to run without a sandbox, and says what to do instead', () => {
  const refused = refusalOf(given('no-sandbox'), { isRoot: false, platform: 'linux' })
  expect(refused).toMatch(/--no-sandbox/)
  expect(refused).toMatch(/Start it without\.\n\n.*\.deb/)
  expect(refusalOf(given('no-sandbox'), { isRoot: false, platform: 'win32' })).not.toMatch(/deb/)
})

it('lets root on Linux run without one, but not without the rest', () => {
  expect(refusalOf(given('no-sandbox'), { isRoot: true })).toBeNull()
  const both = refusalOf(given('no-sandbox', 'disable-web-security'), { isRoot: true })
  expect(both).toMatch(/--disable-web-security/)
})

it('refuses pages that are not kept apart, and nothing else', () => {
  for (const name of ['disable-web-security', 'disable-site-isolation-trials'])
    expect(refusalOf(given(name), { isRoot: false })).toContain(`--${name},`)
  expect(refusalOf(given('disable-gpu', 'ozone-platform-hint'), { isRoot: false })).toBeNull()
})
