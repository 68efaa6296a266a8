import { cssText } from './css-text.ts'
import type { CommitteeFit } from './committee-fit.ts'
import { fontFaces } from './record-fonts.ts'

/** What stands in the margins, and how much has to fit on a page. */
export interface PageFurniture {
  readonly paper: 'A4' | 'Letter'
  readonly title: string
  readonly organisation: string
  readonly status: string
  readonly disclaimer: string
  readonly printed: string
  readonly votesShown: boolean
  readonly votesAgreed: string
  readonly fit: CommitteeFit
}

/** The whole style sheet of the record. */
export function recordStyles(furniture: PageFurniture): string {
  return [fontFaces, tokens, page(furniture), text, tables, figures, committee(furniture)].join(
    '\n',
  )
}

/** Light colours on white, black text, as on the screens; soft grounds only inside drawings. */
const tokens = `
:root{
--c1:#0b6bd0;--c2:#bc7418;--c3:#27705f;--c4:#5d0072;--c5:#4a5685;--c6:#86240a;--c7:#855e00;--c8:#21232e;
--c1-soft:#dcebfb;--c2-soft:#f7e9d6;--c3-soft:#dcedea;--c4-soft:#ebddef;--c5-soft:#e3e5ef;--c6-soft:#f3dfd9;--c7-soft:#f2e6cc;--c8-soft:#e2e2e6;
--adopt:#0b6652;--trial:#1e5c99;--assess:#855600;--hold:#565e64;
--ring1:#d9d9d9;--ring2:#e6e6e6;--ring3:#f1f1f1;--ring4:#fafafa;
--surface:#fff;--surface-2:#fff;--surface-3:#ececec;--bg:#fff;--line:#bdbdbd;--line-strong:#777;--ink:#000;--ink-2:#222;--ink-3:#444;--accent:#0e5c69;--accent-soft:#e6e6e6;--accent-ink:#000;--warn:#000;
--split:#5a3a8c;--mixed:#5a3a8c;
--font-ui:"Inter Print",sans-serif;--font-finding:"Source Serif Print",serif}
`

/** Running heads and page numbers. Browsers before Chromium 131 leave them out. */
function page(furniture: PageFurniture): string {
  const { paper, title, organisation, status, disclaimer, printed, votesShown, votesAgreed, fit } =
    furniture
  const [first, second] =
    fit !== 'flowing'
      ? [
          '"Page 1 of 2 for the committee. Proof follows from page 3."',
          '"Page " counter(page) " of 2 for the committee. Proof follows from page 3."',
        ]
      : ['"Page 1, for the committee"', '"Page " counter(page) ", for the committee"']
  const votes = votesShown
    ? `Votes are in the appendix, ${votesAgreed}.`
    : 'Private votes are not part of this record.'
  const box = (place: string, content: string) => `@${place}{content:${content}}`
  return `
@page{size:${paper === 'A4' ? 'A4' : '8.5in 11in'};margin:${paper === 'A4' ? '29mm 18mm 21mm' : '26mm 18mm 19mm'};
font:400 8.4pt/1.3 "Inter Print",sans-serif;
${['left', 'center', 'right']
  .map(
    (place) =>
      `@top-${place}{vertical-align:bottom;margin-bottom:6mm;padding-bottom:2mm;border-bottom:.6pt solid #000;color:#333;overflow:hidden}`,
  )
  .join('')}
${['left', 'right']
  .map(
    (place) =>
      `@bottom-${place}{vertical-align:top;margin-top:3.5mm;padding-top:2mm;border-top:.6pt solid #000;color:#333;overflow:hidden}`,
  )
  .join('')}
${box('top-left', cssText(title, 60))}${box('top-center', organisation === '' ? '""' : cssText(organisation, 46))}${box('top-right', cssText(status, 60))}
@top-left{width:36%;text-align:left}@top-center{width:28%;text-align:center}@top-right{width:36%;text-align:right}
@bottom-left{width:56%;text-align:left}@bottom-right{width:44%;text-align:right}
${box('bottom-left', cssText(`Decision record. ${printed}`, 96))}${box('bottom-right', '"Page " counter(page) " of " counter(pages)')}}
@page committee{@bottom-left{content:${cssText(votes, 72)};width:42%}@bottom-right{content:${second};width:58%}@top-left{content:"Decision record";width:28%}@top-center{content:${cssText(title, 74)};width:44%}@top-right{width:28%}}
@page committee:first{@top-center{content:${organisation === '' ? '""' : cssText(organisation, 74)}}@bottom-left{content:${cssText(disclaimer || votes, 146)}}@bottom-right{content:${first}}}
`
}

/**
 * The padding over headings in the serif keeps their letters from reaching over the top of a page,
 * for then they are drawn on the page before as well and stand twice in the bookmarks.
 */
const text = `
*{box-sizing:border-box;margin:0}
html{font-size:16px}
body{background:#fff;color:#000;font:400 9.4pt/1.42 var(--font-ui);-webkit-print-color-adjust:exact;print-color-adjust:exact;overflow-wrap:anywhere;font-variant-numeric:lining-nums}
bdi{white-space:pre-line}
b,strong,th{font-weight:600}
h1,h2,h3{break-after:avoid;break-inside:avoid;text-wrap:balance}
h1{font:600 23pt/1.12 var(--font-finding);letter-spacing:-.012em}
h2{font-size:10.5pt;line-height:1.3;font-weight:600;margin:0 0 1.6mm}
h3{font-size:9.6pt;line-height:1.3;font-weight:600;margin:4.2mm 0 1.4mm}
p{text-wrap:pretty;orphans:2;widows:2}
p+p{margin-top:1.4mm}
ul{padding-left:4.4mm;margin:0}li{margin-bottom:.8mm}
.finding{font:500 12.2pt/1.42 var(--font-finding)}
.note{font-size:8.6pt;color:#333;margin-top:1.2mm;break-inside:avoid}
.block:has(>.note):not(:last-child){break-after:avoid}
.empty{color:#333}
.tn{font-variant-numeric:tabular-nums}
blockquote{margin:0;padding-left:4mm;border-left:2.4pt solid #000;font:500 11.6pt/1.42 var(--font-finding);break-inside:avoid}
blockquote+p{margin-top:1.6mm}p+blockquote{margin-top:3mm}
.block+.block{margin-top:2.4mm}
.proof>section,.appendix>section{margin-top:7mm}
.proof h1,.appendix h1{padding-top:1.4mm}
.proof>section>h2,.appendix>section>h2{font:600 15pt/1.2 var(--font-finding);border-bottom:.6pt solid #000;padding:1mm 0 1.6mm;margin-bottom:2.6mm}
.contents{columns:2;column-gap:9mm;list-style:none;padding:0;margin-top:4mm}
.contents li{margin-bottom:1.2mm;break-inside:avoid}.contents a{color:inherit;text-decoration:none}
.contents span{display:inline-block;min-width:7mm;font-variant-numeric:tabular-nums}
.proof,.appendix{break-before:page}
.lead{color:#333;margin-top:1.6mm;max-width:150mm}
`

const tables = `
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:8.8pt;line-height:1.34;break-inside:auto}
thead{display:table-header-group}
tr{break-inside:avoid}
tbody tr:first-child{break-before:avoid}
caption{text-align:left;font-size:8.4pt;color:#333;padding-bottom:1mm;break-after:avoid}
td,th{padding:1mm 1.6mm 1mm 0;vertical-align:top;text-align:left}
td:last-child,th:last-child{padding-right:0}
td+td,th+th,th+td{padding-left:1mm}
thead th{font-size:8.2pt;font-weight:400;color:#333;border-bottom:.6pt solid #000;vertical-align:bottom;overflow-wrap:anywhere}
tbody th{font-weight:400}
tbody td,tbody th{border-bottom:.4pt solid #bdbdbd}
.end{text-align:right;font-variant-numeric:tabular-nums}.whole{white-space:nowrap}
table.short{break-inside:avoid}
.total th,.total td{border-bottom:0}.total:has(+.total) td,.total:has(+.total) th{border-bottom:0}
tr:not(.total)+.total th,tr:not(.total)+.total td{border-top:.6pt solid #000}
.small{font-size:8.2pt}
.signs{display:inline-flex;gap:1px;width:9.5mm;padding-left:1.2mm;justify-content:flex-start;align-items:baseline}
.sign{color:#000}.sign svg{color:var(--split);position:relative;top:.5px}
.letter{font-size:7.2pt;font-weight:600;min-width:1.9mm;text-align:center}
.mark{display:inline-flex;margin-right:1.2mm;vertical-align:-.05em}
.verdict{white-space:nowrap}.verdict svg{width:2.5mm;height:2.5mm;margin-right:1.1mm;vertical-align:-.04em}
.ring{white-space:nowrap}.ring svg{width:.8rem!important;height:.8rem!important;vertical-align:-.14em;margin-right:1mm}
.radar table{font-size:8.2pt}.radar td,.radar th{padding-top:.6mm;padding-bottom:.6mm}
.pairs th{width:38mm}.facts th{width:16mm;text-align:right;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap;padding-right:2.5mm}
.facts td,.facts th{border:0;padding-top:.3mm;padding-bottom:.3mm}
.facts{font-size:9.4pt}
.signatures caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.signatures td{height:11mm;vertical-align:bottom}.signatures th{vertical-align:bottom}
`

const figures = `
.figure{break-inside:avoid;margin:1mm 0}
.figure svg{display:block;width:100%;height:auto}
.figure.stages{max-width:118mm}
.figure.stack{margin-bottom:3mm}
.figure.radar{width:140mm;max-width:100%;margin:0 auto 2mm}
.figure.intervals{max-width:150mm}
svg text{font-family:var(--font-ui);stroke:none}
#radar:has(.figure){break-before:page;margin-top:0}
`

function committee({ fit }: PageFurniture): string {
  const [gap, row, size] = fit === 'snug' ? ['3.4mm', '.62mm', '8.8pt'] : ['4.8mm', '1mm', '9pt']
  return `
.committee{page:committee${fit === 'snug' ? ';font-size:9pt;line-height:1.38' : ''}}
.committee section{margin-top:${gap}}
.committee table{font-size:${size}}
.committee td,.committee th{padding-top:${row};padding-bottom:${row}}
.committee .first{break-after:page}
.committee h1{margin:0 0 1.5mm}
.question{color:#333;max-width:150mm}
.decision{margin-top:4.6mm;padding:4mm 0 4.4mm;border-top:2.4pt solid #000;border-bottom:.6pt solid #000}
.decision .finding{font:600 16pt/1.28 var(--font-finding);letter-spacing:-.006em}
.decision .block+.block{margin-top:2.2mm;font-size:10.6pt}
.committee .second>section:first-child{margin-top:0}
.two{display:grid;grid-template-columns:1fr 1fr;gap:9mm}
.two>section{min-width:0}
.committee caption,.actions thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.support{display:flex;flex-wrap:wrap;gap:0 6mm;align-items:center}.support h2{width:100%}.support .block{margin:0}
.support table{width:auto;table-layout:auto}.support .end{padding-right:3mm}.support .end,.support .end bdi,.whole bdi{white-space:nowrap}
.support .block:has(.note){flex:1 1 60mm}.support .note{margin:0}
.support .block:has(.pairs){width:100%}
`
}
