import { useState } from 'react'
import { radarFile, toByorCsv, toByorJson, toZalandoJson } from '#shared/exchange/write-radar'
import { toMarkdownFiles } from '#shared/exchange/write-markdown-radar'
import { zipOf } from '#shared/exchange/zip'
import type { ContentKind, FileInfo } from '#shared/host-contract'
import { describeFailure } from '../../host/problems.ts'
import { useHost } from '../../host/host-context.tsx'
import { pngBytes, svgText } from '../../charts/chart-picture.ts'
import type { RadarLink } from './use-radar.ts'

/** What the radar can be saved as. */
export const radarFormats = [
  {
    id: 'svg',
    name: 'Drawing (SVG)',
    kind: 'svg',
    for: 'Sharp at every size, for slides and wikis',
  },
  { id: 'png', name: 'Picture (PNG)', kind: 'png', for: 'Pixels, for everything else' },
  {
    id: 'byor-csv',
    name: 'Table (CSV)',
    kind: 'csv',
    for: 'build-your-own-radar and spreadsheets',
  },
  { id: 'byor-json', name: 'Data (JSON)', kind: 'json', for: 'build-your-own-radar' },
  { id: 'zalando', name: 'Data (JSON, Zalando)', kind: 'json', for: 'tech-radar of Zalando' },
  { id: 'aoe', name: 'Markdown files (ZIP)', kind: 'zip', for: 'technology-radar of AOE' },
] as const satisfies readonly { id: string; name: string; kind: ContentKind; for: string }[]
export type RadarFormat = (typeof radarFormats)[number]

export type SavingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'saved'; readonly file: FileInfo }
  | { readonly kind: 'failed'; readonly what: string; readonly next: string }

/** Saves the radar as a file for others. */
export function useRadarFiles({ evaluation, today }: RadarLink) {
  const host = useHost()
  const [state, setState] = useState<SavingState>({ kind: 'idle' })
  const encoder = new TextEncoder()
  const encode = (text: string) => encoder.encode(text)

  const contentOf = async ({ id }: RadarFormat): Promise<Uint8Array> => {
    const file = radarFile(evaluation)
    switch (id) {
      case 'svg':
        return encode(drawing())
      case 'png':
        return pngBytes(drawing())
      case 'byor-csv':
        return encode(toByorCsv(file))
      case 'byor-json':
        return encode(toByorJson(file))
      case 'zalando':
        return encode(toZalandoJson(file))
      case 'aoe': {
        const files = toMarkdownFiles(evaluation, today)
        return zipOf(
          files.map(({ path, text }) => ({ path, bytes: encode(text) })),
          encode,
        )
      }
    }
  }

  const save = async (format: RadarFormat) => {
    setState({ kind: 'working' })
    try {
      const base64 = base64Of(await contentOf(format))
      const title = `Radar ${evaluation.radar.date ?? today} ${evaluation.frame.title}`.slice(
        0,
        200,
      )
      const file = await host.exports.saveContent({ kind: format.kind, title, base64 })
      setState(file ? { kind: 'saved', file } : { kind: 'idle' })
    } catch (error) {
      setState({ kind: 'failed', ...describeFailure(error) })
    }
  }
  return {
    state,
    save: (format: RadarFormat) => void save(format),
    show: (file: FileInfo) => void host.app.showInFolder({ file: file.handle }),
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8_192)
    text += String.fromCharCode(...bytes.subarray(i, i + 8_192))
  return btoa(text)
}

/** The radar that is on the page now, as the text of an SVG file. */
function drawing(): string {
  const found =
    document.querySelector<SVGSVGElement>('[data-radar-sheet] svg') ??
    document.querySelector<SVGSVGElement>('[data-radar] svg')
  if (!found) throw new Error('There is no radar on the page')
  return svgText(found)
}
