import { describe, expect, it } from 'vitest'
import { campaign, randomFrom } from '../../../test/campaign.ts'
import { anEvaluation } from '../../../test/change-sets.ts'
import { digest } from './digest.ts'
import { contentOf, parseBytes, refusalUnread } from './evaluation-content.ts'
import { createFileReader } from './intake/file-reader.ts'
import type { Intake } from './intake/intake.ts'

const whole = Buffer.from(contentOf(anEvaluation(), 3))
const header = whole.subarray(0, whole.indexOf('\n')).toString()

/** A file of ours with another content, and a first line that fits it. */
function resealed(body: string): Buffer {
  const stated = { sha256: digest.sha256(body), bytes: digest.byteLength(body) }
  return Buffer.from(`${JSON.stringify({ ...JSON.parse(header), ...stated })}\n${body}`)
}

const { seed, runs } = campaign({ short: 300, full: 3_000 })

describe('what a file is refused for before its content is looked at', () => {
  it(`is what reading it as a whole would say, word for word (seed ${seed})`, () => {
    const random = randomFrom(seed)
    const said = new Set<string>()
    for (let run = 0; run < runs; run++) {
      const bytes = Buffer.from(whole)
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      const damaged = random() < 0.5 ? bytes : bytes.subarray(0, at)
      const refused = refusalUnread(damaged)
      if (!refused) continue
      expect(parseBytes(damaged), `byte ${at}`).toEqual(refused)
      said.add(refused.problem.kind === 'corrupt' ? refused.problem.reason : refused.problem.kind)
    }
    expect([...said].join('\n')).toMatch(
      /cut off[^]*bytes that are not text|bytes that are not text[^]*cut off/,
    )
    expect([...said].join('\n')).toContain('checksum')
  })

  it.each([
    ['whole', whole],
    ['not JSON, with a checksum that fits', resealed('{"')],
    ['not an evaluation, with a checksum that fits', resealed('[1]')],
  ])('is nothing for one that is %s', (_, bytes) => {
    expect(refusalUnread(bytes)).toBeNull()
  })

  it('is nothing for one whose first line is not short', () => {
    const long = Buffer.from(`{"format":"stackjury-evaluation","x":"${'x'.repeat(70_000)}"}\n{}`)
    expect(refusalUnread(long)).toBeNull()
    expect(parseBytes(long)).toMatchObject({ ok: false, problem: { kind: 'corrupt' } })
  })

  it('names the line of bytes that are no text, however many lines there are', () => {
    const lines = Buffer.concat([
      Buffer.from(`${header}\n${'\n'.repeat(200_000)}`),
      Buffer.of(0xff),
    ])
    const problem = { kind: 'corrupt', place: 'line 200002', reason: 'bytes that are not text' }
    expect(refusalUnread(lines)).toEqual({ ok: false, problem })
  })
})

describe('the reader of files', () => {
  const thread: Intake = {
    read: async () => {
      throw new Error('the thread was asked')
    },
    close: async () => {},
  }
  const { parse } = createFileReader(thread)

  it('needs no thread to refuse a damaged file', async () => {
    const damaged = whole.subarray(0, whole.length - 1)
    await expect(parse(damaged, 'one.stackjury')).resolves.toEqual(parseBytes(damaged))
  })

  it.each([
    ['a whole one', whole],
    ['one with a checksum that fits', resealed('{"')],
    ['a record', Buffer.from('%PDF-1.7\n')],
  ])('reads nothing here of what others have written: %s', async (_, bytes) => {
    await expect(parse(bytes, 'one.stackjury')).rejects.toThrow('the thread was asked')
  })
})
