import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { crc32, zipOf } from '#shared/exchange/zip'
import { answerQuestion } from './foreign-thread.ts'
import { zippedTexts } from './zipped-texts.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const limits = { entries: 10, unpacked: 10_000 }
const all = () => true
const bytesOf = (bytes: Uint8Array) => new Uint8Array(bytes)

/** One file, deflated, as the usual programs write it. */
function deflated(path: string, content: Uint8Array) {
  const stored = Buffer.from(zipOf([{ path, bytes: new Uint8Array() }], encode))
  const packed = deflateRawSync(content)
  const begin = 30 + encode(path).length
  const zip = Buffer.concat([stored.subarray(0, begin), packed, stored.subarray(begin)])
  const directory = begin + packed.length
  zip.writeUInt16LE(8, directory + 10)
  zip.writeUInt32LE(crc32(content), directory + 16)
  zip.writeUInt32LE(packed.length, directory + 20)
  zip.writeUInt32LE(directory, zip.length - 22 + 16)
  return bytesOf(zip)
}

it('reads what is stored and what is deflated, with paths', async () => {
  const stored = zipOf([{ path: 'radar/2025-01-01/a.md', bytes: encode('é') }], encode)
  expect(await zippedTexts(bytesOf(stored), all, limits)).toEqual({
    ok: true,
    sources: [{ path: 'radar/2025-01-01/a.md', text: 'é' }],
  })
  expect(await zippedTexts(deflated('a.md', encode('text')), all, limits)).toEqual({
    ok: true,
    sources: [{ path: 'a.md', text: 'text' }],
  })
})

it('unpacks nothing that is not wanted', async () => {
  const zip = deflated('a.png', new Uint8Array(1_000_000))
  expect(await zippedTexts(zip, (path) => path.endsWith('.md'), limits)).toEqual({
    ok: true,
    sources: [],
  })
})

it.each([
  ['a bomb', deflated('a.md', new Uint8Array(1_000_000)), 'a.md', /larger than a radar/],
  ['no archive', bytesOf(encode('no archive at all, but long')), 'the whole file', /no complete/],
  ['a short file', bytesOf(encode('PK')), 'the whole file', /no complete/],
  [
    'too many files',
    bytesOf(
      zipOf(
        Array.from({ length: 11 }, (_, i) => ({ path: `${i}.md`, bytes: encode('') })),
        encode,
      ),
    ),
    'the whole file',
    /more than 10/,
  ],
  ['what is no text', deflated('a.md', Uint8Array.from([0xff, 0xfe, 0x00])), 'a.md', /UTF-8/],
] as const)('refuses %s', async (_, bytes, place, reason) => {
  const read = await zippedTexts(bytes, all, limits)
  expect(read).toMatchObject({ ok: false, place })
  expect(read.ok ? '' : read.reason).toMatch(reason)
})

it('refuses content that was changed, or cut off', async () => {
  const zip = bytesOf(zipOf([{ path: 'a.md', bytes: encode('text') }], encode))
  zip[34] = 0x21
  expect(await zippedTexts(zip, all, limits)).toMatchObject({ ok: false, place: 'a.md' })
  const cut = zip.slice(0, zip.length - 30)
  expect(await zippedTexts(cut, all, limits)).toMatchObject({ ok: false })
})

it('gives a radar of it, or the reason why there is none', async () => {
  const page = '---\ntitle: A\nring: hold\nquadrant: S\n---\nText.\n'
  const zip = bytesOf(
    zipOf(
      [
        { path: 'x/radar/2025-01-01/a.md', bytes: encode(page) },
        { path: 'x/README.md', bytes: encode('# About') },
        { path: 'x/logo.svg', bytes: Uint8Array.from([0xff]) },
      ],
      encode,
    ),
  )
  const read = await answerQuestion({ kind: 'zipped-radar', bytes: zip }, () => {})
  expect(read).toMatchObject({ ok: true, radar: { day: '2025-01-01', rows: [{ name: 'A' }] } })
  const none = await answerQuestion(
    { kind: 'zipped-radar', bytes: bytesOf(zipOf([], encode)) },
    () => {},
  )
  expect(none).toMatchObject({ ok: false })
})
