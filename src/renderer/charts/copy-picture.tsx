import { useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toasts.tsx'
import { pngBytes, svgText } from './chart-picture.ts'

/** Copies the drawing of the section or figure that it stands in, for slides and mails. */
export function CopyPicture() {
  const place = useRef<HTMLSpanElement>(null)
  const toast = useToast()
  const copy = async () => {
    const drawing = place.current
      ?.closest('section, figure')
      ?.querySelector<SVGSVGElement>('svg[role="img"]')
    if (!drawing) return
    try {
      // A promise inside of the item: the permission of the press must not run out meanwhile.
      const picture = pngBytes(svgText(drawing)).then(
        (bytes) => new Blob([Uint8Array.from(bytes)], { type: 'image/png' }),
      )
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      toast('The chart is copied as a picture')
    } catch {
      toast('The chart could not be copied: the clipboard did not take it')
    }
  }
  return (
    <span ref={place}>
      <Button size="small" kind="quiet" onClick={() => void copy()}>
        Copy as picture
      </Button>
    </span>
  )
}
