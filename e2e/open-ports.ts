import { readdir, readFile, readlink } from 'node:fs/promises'

/** Ports on which a process or any that it started listens, as the kernel of Linux lists them. */
export async function openPorts(pid: number): Promise<number[]> {
  const sockets = new Set<string>()
  for (const one of await family(pid)) {
    for (const fd of await readdir(`/proc/${one}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${one}/fd/${fd}`).catch(() => '')
      const [, inode] = /^socket:\[(\d+)\]$/.exec(target) ?? []
      if (inode !== undefined) sockets.add(inode)
    }
  }
  const ports: number[] = []
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6']) {
    const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '')
    for (const line of text.split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      // 0A: listening; 07: a datagram socket that is bound.
      if ((state === '0A' || state === '07') && sockets.has(inode)) {
        ports.push(Number.parseInt(local.split(':')[1] ?? '', 16))
      }
    }
  }
  return ports
}

async function family(pid: number): Promise<readonly number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const status = /^\d+$/.test(name)
      ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
      : ''
    // The name of the program may have blanks and brackets in it.
    const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(status) ?? []
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const members = new Set([pid])
  // Children have larger numbers than their parents but for where numbers start again.
  for (let size = 0; size !== members.size;) {
    size = members.size
    for (const [child, parent] of parents) if (members.has(parent)) members.add(child)
  }
  return [...members]
}
