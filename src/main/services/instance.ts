import { lstat, open, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { hasCode } from '../storage/fs-port.ts'
import { type Address, addressIn } from './instance-address.ts'
import { instanceKey } from './instance-key.ts'
import { type Greeting, hearGreeting, sayGreeting } from './instance-talk.ts'
import { isTrustedOwner } from './trusted-owner.ts'

export type { Greeting } from './instance-talk.ts'

export type Claim =
  | { readonly status: 'first'; readonly release: () => Promise<void> }
  /** Another instance has this folder; it was greeted. */
  | { readonly status: 'second' }

/**
 * Makes sure that one instance at a time works on a folder of user data. A second one hands its
 * greeting to the first, over a socket or a pipe on which both prove that they have the key of the
 * folder, and should end.
 *
 * @param onGreeting called in the first instance for each further launch
 * @throws where somebody else answers, or nobody although somebody listens: who works on the folder
 * cannot be known then, and two at once would spoil it
 */
export async function claimInstance(
  userData: string,
  greeting: Greeting,
  onGreeting: (greeting: Greeting) => void,
): Promise<Claim> {
  const key = await instanceKey(userData)
  const address = await addressIn(userData, key)
  let server: Server | null = null
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      server = await listen(address.path, key, onGreeting)
      if (server) return { status: 'first', release: releaseOf(server, address) }
      if (await greet(address.path, key, greeting)) return { status: 'second' }
      await clearAway(address.path)
    }
    throw new Error(
      `Stackjury may be running already, but it does not answer, or something else answers in its place. End it, or restart the computer, and try again. Its data is in ${userData}.`,
    )
  } finally {
    // Whoever listens needs it until the end: a socket is removed by the name that it was given.
    if (!server) await address.forget()
  }
}

function listen(
  socket: string,
  key: Buffer,
  onGreeting: (greeting: Greeting) => void,
): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => hearGreeting(connection, key, onGreeting))
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

/** True when the first instance has taken the greeting. */
function greet(socket: string, key: Buffer, greeting: Greeting): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    const done = (isTaken: boolean) => {
      clearTimeout(tooLong)
      connection.destroy()
      resolve(isTaken)
    }
    const tooLong = setTimeout(() => done(false), 3_000)
    connection.once('error', () => done(false))
    connection.once('close', () => done(false))
    sayGreeting(connection, key, greeting, done)
  })
}

/**
 * Removes the socket of an instance that died, or of another user who could get into the folder
 * once. One launch at a time asks and removes, so that of two at the same moment the slower one
 * cannot remove the socket of the faster one.
 */
async function clearAway(socket: string): Promise<void> {
  if (process.platform === 'win32') return
  const mark = `${socket}.clearing`
  try {
    await (await open(mark, 'wx', 0o600)).close()
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    await pause(200)
    await forgetOld(mark)
    return
  }
  try {
    if ((await isDead(socket)) || (await isForeign(socket))) await rm(socket, { force: true })
  } finally {
    await rm(mark, { force: true })
  }
}

/** Clearing away takes an instant: an older mark was left by a crash. */
async function forgetOld(mark: string): Promise<void> {
  const status = await lstat(mark).catch(() => null)
  if (status && Math.abs(Date.now() - status.mtimeMs) > 10_000) await rm(mark, { force: true })
}

/** Nobody listens there. One that is too busy to take a connection is alive. */
function isDead(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    connection.once('error', (error) => resolve(hasCode(error, 'ECONNREFUSED', 'ENOTSOCK')))
    connection.once('connect', () => {
      connection.destroy()
      resolve(false)
    })
  })
}

function isForeign(socket: string): Promise<boolean> {
  return lstat(socket).then(
    ({ uid }) => !isTrustedOwner(uid),
    () => false,
  )
}

/** It does not matter whether the address is still there. */
function releaseOf(server: Server, { forget }: Address): () => Promise<void> {
  return async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
    await forget()
  }
}
