import { counted } from '#shared/domain/format'
import type { ForeignRadar } from '#shared/domain/radar-mapping'
import type { RadarSource } from '#shared/exchange/read-markdown-radar'
import { isOfRadar } from '#shared/exchange/read-radar'
import { textOfFile } from '../../workers/foreign-text.ts'
import { askThread } from '../../workers/foreign-thread.ts'

/** A radar is a few hundred lines; whatever is larger is something else. */
const largest = 2 * 1024 * 1024

/** What was chosen: a radar, or why there is none. */
export interface ChosenRadar {
  readonly name: string
  readonly foreign: ForeignRadar | null
  readonly trouble: string | null
}

/** Reads the files of one radar in a thread. Nothing is changed. */
export async function readRadarFiles(files: readonly File[]): Promise<ChosenRadar> {
  const name = files.length === 1 ? (files[0]?.name ?? '') : nameOf(files)
  const failed = (trouble: string): ChosenRadar => ({ name, foreign: null, trouble })
  const [only] = files
  const isArchive = files.length === 1 && only !== undefined && /\.zip$/i.test(only.name)
  // A folder has whatever somebody keeps in it; files that were chosen one by one are all meant.
  const meant = files.filter(
    ({ webkitRelativePath: path }) => !path || isOfRadar(path.replaceAll('\\', '/')),
  )
  if (meant.length === 0)
    return failed(`${name} was not taken in: there is no Markdown file of a radar in the folder.`)
  if (meant.reduce((sum, { size }) => sum + size, 0) > largest)
    return failed(`${name} was not taken in: it is larger than 2 MB, and no radar is.`)
  const reading = isArchive
    ? askThread<'zipped-radar'>({
        kind: 'zipped-radar',
        bytes: new Uint8Array(await only.arrayBuffer()),
      })
    : null
  const sources: RadarSource[] = []
  for (const file of isArchive ? [] : meant) {
    const text = await textOfFile(file)
    if (text === null)
      return failed(`${file.name} was not taken in: it is no text in UTF-8. Save it as UTF-8.`)
    sources.push({ path: file.webkitRelativePath || file.name, text })
  }
  const found = await (reading ?? askThread<'radar'>({ kind: 'radar', sources })).outcome
  if (typeof found === 'string')
    return failed(`${name} was not taken in: it takes too long to read.`)
  return found.ok
    ? { name, foreign: found.radar, trouble: null }
    : failed(`${name} was not taken in. In ${found.place}: ${found.reason}. Correct it there.`)
}

/** The folder that they are in, or how many they are. */
function nameOf([first, ...more]: readonly File[]): string {
  const folder = first?.webkitRelativePath.split('/')[0]
  return folder ? folder : counted(more.length + 1, 'file', 'files')
}
