import { type ParsedHeader, parseHeader } from '#shared/evaluation-file/file'
import type { FileSystem } from '../storage/fs-port.ts'

/** A summary longer than this does not fit into a header that anybody wrote on purpose. */
const longestHeader = 256 * 1024

/** What the first line of a file tells. Null where there is no regular file, or none within reach. */
export async function headerOf(fs: FileSystem, path: string): Promise<ParsedHeader | null> {
  try {
    if ((await fs.status(path))?.kind !== 'file') return null
    const start = Buffer.from(await fs.readStart(path, longestHeader)).toString('utf8')
    return parseHeader(start.split('\n', 1)[0] ?? '')
  } catch {
    // Gone or out of reach between two looks: not there.
    return null
  }
}
