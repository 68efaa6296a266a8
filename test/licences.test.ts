import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { thirdPartyLicences } from './licences.ts'
import { root } from './packages.ts'

const path = join(root, 'resources/licences.json')

it('the list of licences is of what is shipped; UPDATE_GENERATED=1 writes it', () => {
  const text = `${JSON.stringify(thirdPartyLicences(), null, 1)}\n`
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(path, text)
  expect(existsSync(path) && readFileSync(path, 'utf8') === text).toBe(true)
})

it('everything that is shipped may be, and has its text', () => {
  const allowed = new Set([
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'OFL-1.1',
  ])
  const licences = thirdPartyLicences()
  expect(licences.length).toBeGreaterThan(30)
  const isAllowed = (licence: string) => licence.split(' AND ').every((one) => allowed.has(one))
  expect(licences.filter(({ licence }) => !isAllowed(licence))).toEqual([])
  // This one says its licence in its manifest only.
  expect(licences.filter(({ text }) => text.length < 300).map(({ name }) => name)).toEqual([
    'worker-f',
  ])
})
