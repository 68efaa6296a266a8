import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ChartCandidate } from '../charts/chart-candidate.ts'
import { ChartLegend } from '../charts/chart-legend.tsx'
import { pictureText, pngBytes } from '../charts/chart-picture.ts'
import { useHost } from '../host/host-context.tsx'
import { describeFailure } from '../host/problems.ts'
import { asBase64 } from '../ui/as-base64.ts'
import { Icon } from '../ui/icon.tsx'
import { useToast } from '../ui/toasts.tsx'

interface Props {
  /**
   * The chart to copy, made for a page of its own; for where the screen shows one that cannot
   * leave it. Without it, the drawing of the section or card that this stands in.
   */
  readonly drawing?: () => ReactNode
  /** Who is who, where the drawing has no names of its own. */
  readonly legend?: readonly ChartCandidate[]
}

const places = 'section, figure, .card'
const drawings = 'svg[role="img"], [role="img"] svg, svg[aria-label]'

/** Copies the chart beside it as a picture, for slides and mails. */
export function CopyPicture({ drawing, legend }: Props) {
  const place = useRef<HTMLSpanElement>(null)
  /** While it is copied: the drawing on the page, or null where one is made for this. */
  const [copying, setCopying] = useState<{ readonly found: SVGSVGElement | null } | null>(null)
  const made = useRef<HTMLSpanElement>(null)
  const keyed = useRef<HTMLSpanElement>(null)
  const copy = useCopyChart()
  const latest = useRef(copy)
  useEffect(() => {
    latest.current = copy
  })
  useEffect(() => {
    if (!copying) return
    const found = copying.found ?? made.current?.querySelector('svg')
    const names = keyed.current?.querySelector('svg') ?? null
    if (found) void latest.current(found, names).finally(() => setCopying(null))
  }, [copying])
  return (
    <span ref={place}>
      <button
        type="button"
        className="btn icon small"
        data-copy-picture
        aria-label="Copy as picture"
        title="Copy as picture"
        onClick={() => {
          if (drawing) return setCopying({ found: null })
          const found = place.current?.closest(places)?.querySelector<SVGSVGElement>(drawings)
          if (found) setCopying({ found })
        }}
      >
        <Icon name="copy" />
      </button>
      {copying && drawing && (
        <span ref={made} hidden>
          {drawing()}
        </span>
      )}
      {copying && legend && (
        <span ref={keyed} hidden>
          <ChartLegend
            candidates={legend}
            width={copying.found?.viewBox.baseVal.width ?? legendWidth}
          />
        </span>
      )}
    </span>
  )
}

/** Beside a drawing that is made for the copy, in its units. */
const legendWidth = 640

/** Copies a drawing of the page; where the clipboard refuses, it becomes a file. Says what came of it. */
function useCopyChart(): (drawing: SVGSVGElement, legend?: SVGSVGElement | null) => Promise<void> {
  const host = useHost()
  const toast = useToast()
  return async (drawing, legend = null) => {
    const title = drawing.getAttribute('aria-label') ?? 'Chart'
    // A promise inside of the item: the permission of the press must not run out meanwhile.
    const picture = pngBytes(pictureText(drawing, legend)).then(
      (bytes) => new Blob([Uint8Array.from(bytes)], { type: 'image/png' }),
    )
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      toast('The chart is copied as a picture')
    } catch {
      try {
        const base64 = await asBase64(await picture)
        const file = await host.exports.saveContent({
          kind: 'png',
          title: title.slice(0, 120),
          base64,
        })
        if (file)
          toast(`The clipboard did not take the picture. Saved as ${file.name}`, {
            action: {
              label: 'Show in folder',
              run: () => void host.app.showInFolder({ file: file.handle }),
            },
          })
      } catch (error) {
        const { what, next } = describeFailure(error)
        toast(`The chart could not be copied. ${what}. ${next}`)
      }
    }
  }
}

/**
 * For the palette: copies the chart that the focus is in or beside, else the first one of the
 * page; says so where there is none.
 */
export function useCopyChartOfPage(): () => void {
  const copy = useCopyChart()
  const toast = useToast()
  return () => {
    const around = document.activeElement?.closest(places) ?? null
    const main = document.querySelector('main')
    for (const place of [around, main]) {
      const button = place?.querySelector<HTMLElement>('[data-copy-picture]')
      if (button) return button.click()
      const found = [...(place?.querySelectorAll<SVGSVGElement>(drawings) ?? [])].find(
        (svg) => svg.getBoundingClientRect().width > 0,
      )
      if (found) return void copy(found)
    }
    toast('There is no chart on this page')
  }
}
