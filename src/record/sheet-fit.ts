import { textWidth } from '../renderer/charts/text-width.ts'

/** How a score sheet is set so that it stays on one page. Sizes in points, widths in mm. */
export interface SheetFit {
  readonly size: number
  /** Of one candidate's column of boxes. */
  readonly box: number
  /** Names of candidates stand upright where their columns are narrow. */
  readonly upright: boolean
}

export interface SheetText {
  readonly candidates: readonly string[]
  /** Name and anchors of each criterion, as they are printed. */
  readonly criteria: readonly { readonly name: string; readonly anchors: string }[]
}

/** Inside the margins, in mm, without the lines above and below the table. */
const pages = { A4: { width: 182, height: 222 }, Letter: { width: 187.9, height: 204 } }
const sizes = [11, 10.2, 9.4, 8.6, 7.8, 7, 6.2, 5.6, 5]
const leading = 1.3
const mm = 0.3528

/**
 * The largest setting that is sure to fit on a page, by an estimate that is rather too high; the
 * smallest one where none does, and the table goes on to a second page.
 */
export function sheetFit({ candidates, criteria }: SheetText, paper: 'A4' | 'Letter'): SheetFit {
  const { width, height } = pages[paper]
  const count = Math.max(1, candidates.length)
  // More than half of the page stays for the words where there are many boxes.
  const box = Math.min(20, Math.max(5, (width * (count > 8 ? 0.58 : 0.45)) / count))
  const upright = box < 14
  const room = width - box * count - 3
  const longest = Math.max(0, ...candidates.map((name) => textWidth(name, 1)))
  const settings = sizes.map((size): SheetFit => ({ size, box, upright }))
  const fits = ({ size }: SheetFit) => {
    const head = upright ? Math.min(42, longest * size * mm + 4) : 3 * size * leading * mm + 3
    const rows = criteria.map(({ name, anchors }) => {
      const text =
        linesOf(name, size, room) * size +
        linesOf(anchors, size * anchorShare, room) * size * anchorShare
      return Math.max(5.5, text * leading * mm + 1.8)
    })
    return head + rows.reduce((sum, row) => sum + row, 0) <= height
  }
  return settings.find(fits) ?? settings.at(-1) ?? { size: 5, box, upright }
}

/** Anchors are this much smaller than the name above them. */
export const anchorShare = 0.88

/** Lines end at words, so that not all of their width is used. */
function linesOf(text: string, size: number, room: number): number {
  if (text === '') return 0
  return Math.ceil((textWidth(text, size) * mm) / (room * 0.9))
}
