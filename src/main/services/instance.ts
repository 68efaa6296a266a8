import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

/** What a second launch asks of the first. */
const Greeting = z.object({ open: z.array(z.string().max(4096)).max(100) })
export type Greeting = z.infer<typeof Greeting>

/** Longer socket names are refused by the system. */
const longestSocket = 100

export type Claim =
  | { readonly status: 'first'; readonly release: () => Promise<void> }
  /** Another instance has this folder; it was greeted. */
  | { readonly status: 'second' }

/**
 * Makes sure that one instance at a time works on a folder of user data. A second one hands its
 * greeting to the first, over a socket that only this user can reach, and should end.
 *
 * @param onGreeting called in the first instance for each further launch
 */
export async function claimInstance(
  userData: string,
  greeting: Greeting,
  onGreeting: (greeting: Greeting) => void,
): Promise<Claim> {
  const socket = socketOf(userData)
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(socket, onGreeting)
    if (server) return { status: 'first', release: () => closed(server) }
    if (await greet(socket, greeting)) return { status: 'second' }
    await clearAway(socket)
  }
  throw new Error(`Cannot claim ${socket}`)
}

function socketOf(userData: string): string {
  const digest = createHash('sha256').update(userData).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\stackjury-${digest}`
  const path = join(userData, 'instance.sock')
  if (Buffer.byteLength(path) <= longestSocket) return path
  return join(process.env['XDG_RUNTIME_DIR'] ?? '/tmp', `stackjury-${digest}.sock`)
}

function listen(socket: string, onGreeting: (greeting: Greeting) => void): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => {
      let text = ''
      connection.setEncoding('utf8')
      connection.setTimeout(2_000, () => connection.destroy())
      connection.on('error', () => connection.destroy())
      connection.on('data', (chunk: string) => {
        text += chunk
        if (text.length > 1_000_000) connection.destroy()
        const end = text.indexOf('\n')
        if (end < 0) return
        const heard = Greeting.safeParse(parse(text.slice(0, end)))
        if (heard.success) onGreeting(heard.data)
        connection.end('welcome\n')
      })
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(socket, () => {
      // The window keeps the process alive, not the socket.
      server.unref()
      resolve(server)
    })
  })
}

/** True when somebody answered. */
function greet(socket: string, greeting: Greeting): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    const done = (answered: boolean) => {
      connection.destroy()
      resolve(answered)
    }
    connection.setTimeout(3_000, () => done(false))
    connection.once('error', () => done(false))
    connection.once('connect', () => connection.write(`${JSON.stringify(greeting)}\n`))
    connection.once('data', () => done(true))
  })
}

/**
 * Removes the socket of an instance that died. It is moved first and asked again, so that of two
 * launches at the same moment the slower one cannot remove the socket of the faster one.
 */
async function clearAway(socket: string): Promise<void> {
  if (process.platform === 'win32') return
  const aside = `${socket}.${process.pid}`
  try {
    await rename(socket, aside)
  } catch {
    return
  }
  if (await isAlive(aside)) await rename(aside, socket)
  else await rm(aside, { force: true })
}

function isAlive(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    connection.once('error', () => resolve(false))
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
