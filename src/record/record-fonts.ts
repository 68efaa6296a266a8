import interRegular from '../../resources/fonts/Inter-Regular.woff2?inline'
import interSemiBold from '../../resources/fonts/Inter-SemiBold.woff2?inline'
import serifMedium from '../../resources/fonts/source-serif-4-latin-500-normal.woff2?inline'
import serifSemiBold from '../../resources/fonts/source-serif-4-latin-600-normal.woff2?inline'

const face = (family: string, weight: number, address: string) =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url(${address}) format("woff2")}`

/**
 * The fonts of the record, inside the document, which may load nothing. Static cuts: a variable
 * font ends up in a PDF as drawings of letters (Type 3).
 */
export const fontFaces = [
  face('Inter Print', 400, interRegular),
  face('Inter Print', 600, interSemiBold),
  face('Source Serif Print', 500, serifMedium),
  face('Source Serif Print', 600, serifSemiBold),
].join('\n')
