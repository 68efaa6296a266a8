import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { z } from 'zod'
import { isProof, proofBy } from './instance-proof.ts'

/**
 * How a second launch hands its greeting to the first instance, line by line:
 *
 *     second  <nonce>
 *     first   <its proof of that nonce> <nonce of its own>
 *     second  <its proof of that nonce and the greeting> <greeting>
 *     first   welcome
 *
 * A nonce is new for each connection, so that no proof is good for another one.
 */

/** What a second launch asks of the first. */
const Greeting = z.object({ open: z.array(z.string().max(4096)).max(100) })
export type Greeting = z.infer<typeof Greeting>

const welcome = 'welcome'

/** The part of the first instance. A greeting without the right proof is not heard. */
export function hearGreeting(
  connection: Socket,
  key: Buffer,
  onGreeting: (greeting: Greeting) => void,
): void {
  const nonce = newNonce()
  let isAsked = false
  connection.setTimeout(2_000, () => connection.destroy())
  connection.on('error', () => connection.destroy())
  onLines(connection, 1_000_000, (line) => {
    if (!isAsked) {
      isAsked = true
      connection.write(`${proofBy(key, 'first', line)} ${nonce}\n`)
      return
    }
    const [proof, json] = firstWord(line)
    if (!isProof(proof, key, 'second', `${nonce} ${json}`)) {
      connection.destroy()
      return
    }
    const heard = Greeting.safeParse(parse(json))
    if (heard.success) onGreeting(heard.data)
    connection.end(`${welcome}\n`)
  })
}

/**
 * The part of the second launch. It says what it wants only to somebody who has the key.
 *
 * @param done called with whether the greeting was taken
 */
export function sayGreeting(
  connection: Socket,
  key: Buffer,
  greeting: Greeting,
  done: (isTaken: boolean) => void,
): void {
  const nonce = newNonce()
  let isSaid = false
  connection.write(`${nonce}\n`)
  onLines(connection, 1_000, (line) => {
    if (isSaid) {
      done(line === welcome)
      return
    }
    const [proof, theirs] = firstWord(line)
    if (!isProof(proof, key, 'first', nonce)) {
      done(false)
      return
    }
    isSaid = true
    const json = JSON.stringify(greeting)
    connection.write(`${proofBy(key, 'second', `${theirs} ${json}`)} ${json}\n`)
  })
}

const newNonce = () => randomBytes(32).toString('hex')

function firstWord(line: string): readonly [word: string, rest: string] {
  const end = line.indexOf(' ')
  return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)]
}

/** Whoever says more than so many letters in all is cut off. */
function onLines(connection: Socket, most: number, onLine: (line: string) => void): void {
  let [text, heard] = ['', 0]
  connection.setEncoding('utf8')
  connection.on('data', (chunk: string) => {
    heard += chunk.length
    if (heard > most) {
      connection.destroy()
      return
    }
    text += chunk
    for (let end = 0; !connection.destroyed && (end = text.indexOf('\n')) >= 0;) {
      const line = text.slice(0, end)
      text = text.slice(end + 1)
      onLine(line)
    }
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
