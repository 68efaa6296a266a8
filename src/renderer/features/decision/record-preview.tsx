import { useMemo } from 'react'
import fontUi from '../../../../resources/fonts/InterVariable.woff2?url'
import fontFinding from '../../../../resources/fonts/source-serif-4-latin-opsz-normal.woff2?url'
import styles from './decision.module.css'

/**
 * The printed record, to look at. It runs no script. The page's policy allows no style in a
 * document's text, so style sheets and style attributes are taken out and set from outside.
 */
export function RecordPreview({ html }: { readonly html: string }) {
  const { content, css } = useMemo(() => withoutStyles(html), [html])
  return (
    <iframe
      className={styles['preview']}
      ref={show}
      title="Preview of the decision record"
      // No scripts: the same origin is only there so that this page can set the styles.
      sandbox="allow-same-origin"
      srcDoc={content}
      onLoad={({ currentTarget }) => dress(currentTarget, css)}
    />
  )
}

/** It comes below what asked for it. */
function show(frame: HTMLIFrameElement | null): void {
  frame?.scrollIntoView({ block: 'start' })
}

const styleKept = 'data-kept-style'

/**
 * By text and not by a parser, which would already report each style against the policy. The
 * record escapes "<" and quotes wherever somebody typed them, so these are its own marks.
 */
function withoutStyles(html: string): { readonly content: string; readonly css: string } {
  const sheets: string[] = []
  const content = html
    .replaceAll(/<style>([\s\S]*?)<\/style>/g, (_, sheet: string) => {
      // Fonts inside of the text are against the policy, too: the page's own stand in.
      sheets.push(sheet.replaceAll(/@font-face\s*\{[^}]*\}/g, ''))
      return ''
    })
    .replaceAll(' style="', ` ${styleKept}="`)
  return { content, css: sheets.join('\n') }
}

function dress(frame: HTMLIFrameElement, css: string): void {
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  const inside = frame.contentDocument
  if (!view || !inside) return
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(`${css}\n${onScreen()}`)
  inside.adoptedStyleSheets = [sheet]
  for (const element of inside.querySelectorAll<HTMLElement>(`[${styleKept}]`))
    element.style.cssText = element.getAttribute(styleKept) ?? ''
}

/** The page's own fonts in place of those inside of the record, and margins that paper gives. */
function onScreen(): string {
  const font = (family: string, url: string) =>
    `@font-face{font-family:"${family}";src:url("${new URL(url, location.href).href}");font-weight:100 900}`
  return `${font('Inter Print', fontUi)}
${font('Source Serif Print', fontFinding)}
html{background:#fff}body{max-width:180mm;margin:12mm auto;padding:0 6mm}`
}
