import { execFileSync } from 'node:child_process'

/** The text of a PDF in reading order, with every run of white space as one blank. Needs poppler. */
export function textOfPdf(file: string): string {
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
}
