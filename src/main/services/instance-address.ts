import { mkdtemp, rmdir, symlink, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { proofBy } from './instance-proof.ts'

/** In bytes. Longer names are refused by the system: macOS takes the least with 103. */
const longestSocket = 100

export interface Address {
  /** Of a socket, or of a pipe on Windows. */
  readonly path: string
  /** To be called when nobody listens or connects there any more. */
  readonly forget: () => Promise<void>
}

/**
 * Where the first instance on a folder of user data listens. Elsewhere than on Windows that is in
 * the folder itself, which keeps others out.
 */
export async function addressIn(userData: string, key: Buffer): Promise<Address> {
  if (process.platform === 'win32') return { path: pipeOf(key), forget: async () => {} }
  const path = socketIn(userData)
  return fits(path) ? { path, forget: async () => {} } : throughLink(userData)
}

/** Pipes have names that everybody can try; nobody can work out this one without the key. */
export function pipeOf(key: Buffer): string {
  return `\\\\.\\pipe\\stackjury-${proofBy(key, 'pipe', '').slice(0, 32)}`
}

/**
 * The system limits the name that it is given, not where that leads: a short link to the folder
 * will do. It is our own, in a folder that nobody else can enter. What a crash leaves of it is in
 * nobody's way.
 */
async function throughLink(userData: string): Promise<Address> {
  const parent = fits(socketIn(join(tmpdir(), 'stackjury-123456', 'd'))) ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(parent, 'stackjury-'))
  const link = join(folder, 'd')
  const forget = async () => {
    // One by one, and never what the link leads to.
    await unlink(link).catch(() => {})
    await rmdir(folder).catch(() => {})
  }
  try {
    await symlink(resolve(userData), link)
  } catch (error) {
    await forget()
    throw error
  }
  return { path: socketIn(link), forget }
}

const socketIn = (folder: string) => join(folder, 'instance.sock')
const fits = (socket: string) => Buffer.byteLength(socket) <= longestSocket
