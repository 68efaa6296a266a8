// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { stepIds } from '#shared/domain/steps'
import { hostileEvaluation } from '../e2e/hostile-text.ts'
import { stepPages } from '../src/renderer/app/pages.tsx'
import { renderPage } from './render-page.tsx'

const { evaluation, texts } = hostileEvaluation('hostile')

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

/** Elements and attributes that only text taken for markup could have made. */
function foreignParts(): string[] {
  const elements = document.querySelectorAll(
    'script, iframe, object, embed, base, math, meta, link, style, form, foreignObject, [srcdoc]',
  )
  const handlers = [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(
      ({ name, value }) =>
        /^on[a-z]/.test(name) ||
        (/^(?:href|src|action)$/.test(name) && /^(?:javascript|https?):/.test(value)),
    ),
  )
  return [...elements, ...handlers].map((element) => element.outerHTML.slice(0, 200))
}

describe('hostile text in every field', () => {
  it.each(stepIds)('is text on the page %s', async (step) => {
    const errors = vi.spyOn(console, 'error')
    const Page = stepPages[step]
    await renderPage(
      <Suspense fallback={<p>Loading</p>}>
        <Page />
      </Suspense>,
      { evaluation, hash: `#/e/${evaluation.id}/${step}` },
    )
    await screen.findAllByRole('heading')
    await expect.poll(() => shown().length).toBeGreaterThan(step === 'scoring' ? 3 : 5)
    expect(foreignParts()).toEqual([])
    expect('stackjuryRan' in globalThis).toBe(false)
    expect(
      errors.mock.calls.map(([first]) => String(first)).filter((line) => !line.includes('act(')),
    ).toEqual([])
  })
})

/** Which of the texts stand on the page, whole and as they were typed. */
function shown(): string[] {
  const values = [...document.querySelectorAll('input, textarea')].map(
    (field) => (field as HTMLInputElement).value,
  )
  const page = [document.body.textContent, ...values].join('\n')
  return [...texts.keys()].filter((text) => page.includes(text))
}
