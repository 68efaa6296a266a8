import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  access,
  chown,
  link,
  mkdir,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { tempFolder } from '../../../test/temp-folder.ts'
import { type Claim, claimInstance } from './instance.ts'
import { hearGreeting, sayGreeting } from './instance-talk.ts'

const isWindows = process.platform === 'win32'
const socketIn = (folder: string) => join(folder, 'instance.sock')

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

async function claimed(
  folder: string,
  open: string[] = [],
  heard: string[] = [],
): Promise<{ readonly status: Claim['status']; readonly release: () => Promise<void> }> {
  const claim = await claimInstance(folder, { open }, (greeting) => {
    heard.push(...greeting.open)
  })
  return { release: async () => {}, ...claim }
}

/** Listens where the first instance would, and answers all that it hears. */
async function squatter(folder: string, answer: string): Promise<string[]> {
  const heard: string[] = []
  const server = createServer((connection) => {
    connection.on('error', () => {})
    connection.on('data', (chunk) => {
      heard.push(chunk.toString())
      connection.write(answer)
    })
  })
  server.listen(socketIn(folder))
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return heard
}

it('hands what a second launch wants to the first, until the first ends', async () => {
  const folder = await tempFolder()
  const heard: string[] = []
  const first = await claimed(folder, [], heard)
  const second = await claimed(folder, ['/a.stackjury'])
  expect([first.status, second.status, heard]).toEqual(['first', 'second', ['/a.stackjury']])
  await first.release()
  expect((await claimed(folder)).status).toBe('first')
})

it('takes over from one that was killed', async () => {
  const folder = await tempFolder()
  const socket = socketIn(folder)
  const script = `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`
  spawnSync(process.execPath, ['-e', script])
  const claims = await Promise.all(Array.from({ length: 5 }, () => claimed(folder)))
  expect(claims.filter(({ status }) => status === 'first')).toHaveLength(1)
})

describe.skipIf(isWindows)('a socket that nobody answers any more', () => {
  /** As of one that was killed, without having to start it. */
  async function deadSocket(folder: string): Promise<void> {
    const [socket, kept] = [socketIn(folder), join(folder, 'kept')]
    const server = createServer().listen(socket)
    await once(server, 'listening')
    await link(socket, kept)
    server.close()
    await once(server, 'close')
    await rename(kept, socket)
  }

  it('is taken over by one only, however many start at the same moment', async () => {
    const firsts = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const folder = await tempFolder()
        await deadSocket(folder)
        const claims = await Promise.all(Array.from({ length: 5 }, () => claimed(folder)))
        await Promise.all(claims.map(({ release }) => release()))
        return claims.filter(({ status }) => status === 'first').length
      }),
    )
    expect(firsts).toEqual(firsts.map(() => 1))
  })

  it('is left to the one that is clearing it away', async () => {
    const folder = await tempFolder()
    await deadSocket(folder)
    const mark = `${socketIn(folder)}.clearing`
    await writeFile(mark, '')
    const late = claimed(folder)
    await pause(300)
    await access(socketIn(folder))
    await rm(mark)
    expect((await late).status).toBe('first')
  })

  it('is taken over where another one died at doing so', async () => {
    const folder = await tempFolder()
    await deadSocket(folder)
    const mark = `${socketIn(folder)}.clearing`
    await writeFile(mark, '')
    await utimes(mark, 1, 1)
    const first = await claimed(folder)
    expect(first.status).toBe('first')
    await first.release()
    expect(await readdir(folder)).toEqual(['instance.key'])
  })
})

describe.skipIf(isWindows)('somebody else who listens', () => {
  it('hears nothing of what is opened, and is not taken for the first', async () => {
    const folder = await tempFolder()
    const heard = await squatter(folder, 'welcome\n')
    await expect(claimed(folder, ['/secret.stackjury'])).rejects.toThrow(/may be running already/)
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.join('')).not.toContain('secret')
    // It may be one of ours that hangs: two at once would spoil the folder.
    await access(socketIn(folder))
  })

  it.skipIf(process.getuid?.() !== 0)('is put out of the way as another user', async () => {
    const folder = await tempFolder()
    const heard = await squatter(folder, 'welcome\n')
    await chown(socketIn(folder), 4711, 4711)
    vi.spyOn(process, 'getuid').mockReturnValue(4712)
    const first = await claimed(folder, ['/secret.stackjury'])
    expect(first.status).toBe('first')
    expect(heard.join('')).not.toContain('secret')
    await first.release()
  })
})

describe.skipIf(isWindows)('the first instance', () => {
  const nextText = async (connection: Socket) =>
    String((await Promise.race([once(connection, 'data'), once(connection, 'close')]))[0])

  it('hears no greeting without a proof', async () => {
    const folder = await tempFolder()
    const heard: string[] = []
    const first = await claimed(folder, [], heard)
    const connection = connect(socketIn(folder))
    const greeting = '{"open":["/theirs.stackjury"]}'
    connection.write(`${greeting}\n`)
    const [proof = ''] = (await nextText(connection)).split(' ')
    expect(proof).toHaveLength(64)
    // What it has said of our words is no proof of our own.
    connection.write(`${proof} ${greeting}\n`)
    expect(await nextText(connection)).toBe('false')
    expect(heard).toEqual([])
    await first.release()
  })

  it('hears none from somebody with another key, who hears as little from it', async () => {
    const folder = await tempFolder()
    const heard: string[] = []
    const asked: boolean[] = []
    const [ours, theirs] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const server = createServer((connection) =>
      hearGreeting(connection, ours, ({ open }) => heard.push(...open)),
    )
    server.listen(socketIn(folder))
    await once(server, 'listening')
    for (const key of [theirs, ours]) {
      const connection = connect(socketIn(folder))
      asked.push(
        await new Promise<boolean>((resolve) => {
          sayGreeting(connection, key, { open: [key === ours ? '/ours' : '/theirs'] }, resolve)
        }),
      )
      connection.destroy()
    }
    expect([asked, heard]).toEqual([[false, true], ['/ours']])
    server.close()
  })
})

describe.skipIf(isWindows)('where the path of the folder is too long for a socket', () => {
  async function longFolder() {
    const [parent, temporary] = [await tempFolder(), await tempFolder()]
    const folder = join(parent, 'long'.repeat(20), 'data'.repeat(20))
    await mkdir(folder, { recursive: true })
    vi.stubEnv('TMPDIR', temporary)
    vi.stubEnv('XDG_RUNTIME_DIR', temporary)
    return { folder, temporary }
  }

  it('has it there all the same, and leaves nothing behind elsewhere', async () => {
    const { folder, temporary } = await longFolder()
    const heard: string[] = []
    const first = await claimed(folder, [], heard)
    await access(socketIn(folder))
    const links = await readdir(temporary)
    for (const link of links) expect((await stat(join(temporary, link))).mode & 0o777).toBe(0o700)
    const second = await claimed(folder, ['/a.stackjury'])
    expect([first.status, second.status, heard]).toEqual(['first', 'second', ['/a.stackjury']])
    expect(await readdir(temporary)).toEqual(links)
    await first.release()
    expect(await readdir(temporary)).toEqual([])
    expect(await readdir(folder)).toEqual(['instance.key'])
  })

  it('takes over from one that died, with whatever that left behind', async () => {
    const { folder } = await longFolder()
    const script = `process.chdir(${JSON.stringify(folder)}); require('net').createServer().listen('instance.sock', () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', script])
    await access(socketIn(folder))
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimed(folder)))
    expect(claims.filter(({ status }) => status === 'first')).toHaveLength(1)
    await Promise.all(claims.map(({ release }) => release()))
    expect(await readdir(folder)).toEqual(['instance.key'])
  })

  it('ends well when somebody has tidied up the way there', async () => {
    const { folder, temporary } = await longFolder()
    const first = await claimed(folder)
    for (const name of await readdir(temporary))
      await rm(join(temporary, name), { recursive: true })
    await first.release()
    const next = await claimed(folder)
    expect(next.status).toBe('first')
    await next.release()
  })
})
