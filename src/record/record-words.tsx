import { ringNames } from '#shared/domain/radar'
import { type Sign, signNames, type Span, type Words } from '#shared/domain/record/content'
import { AgreementGlyph, RingGlyph } from '../renderer/ui/glyphs.tsx'
import { CandidateMark } from '../renderer/ui/candidate-mark.tsx'

interface Props {
  readonly words: Words
  /** Whether candidates have their marker: in tables, not in running text. */
  readonly marks?: boolean
}

/** Words as they stand in the record. What people typed is isolated from the text around it. */
export function RecordWords({ words, marks = false }: Props) {
  return words.map((span, i) => <SpanText key={i} span={span} marks={marks} />)
}

function SpanText({ span, marks }: { readonly span: Span; readonly marks: boolean }) {
  if (typeof span === 'string') return span
  switch (span.kind) {
    case 'said':
      return <bdi>{span.text}</bdi>
    case 'strong':
      return (
        <b>
          <RecordWords words={span.words} marks={marks} />
        </b>
      )
    case 'candidate':
      return (
        <>
          {marks && (
            <span className="mark">
              <CandidateMark slot={span.candidate.slot} size={0.62} />
            </span>
          )}
          <bdi>{span.candidate.name}</bdi>
        </>
      )
    case 'sign':
      return <SignMark sign={span.sign} />
    case 'ring':
      return (
        <span className="ring">
          <RingGlyph ring={span.ring} />
          {ringNames[span.ring]}
        </span>
      )
  }
}

/** Drawn, because fonts rarely have these signs in a bold cut. */
const verdictPaths = {
  pass: 'm1 5.500 2.600 2.800L9 1.800',
  fail: 'm1.500 1.500 7 7m0-7-7 7',
  'not-measured': 'M2 5h5',
  'not-measurable': 'M1.500 8.500l7-7',
}
const letters = { 'agreed-score': 'a', documentation: 'r', demo: 'd', trial: 't', production: 'p' }

/** A sign: verdicts with their word, the signs of a score as a glyph or letter with a key above. */
export function SignMark({ sign }: { readonly sign: Sign }) {
  switch (sign) {
    case 'pass':
    case 'fail':
    case 'not-measured':
    case 'not-measurable':
      return (
        <span className="verdict">
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d={verdictPaths[sign]} fill="none" stroke="#000" strokeWidth="1.7" />
          </svg>
          {signNames[sign]}
        </span>
      )
    case 'must':
      return <b>must</b>
    case 'split':
    case 'mixed':
      return (
        <span className="sign" role="img" aria-label={signNames[sign]}>
          <AgreementGlyph level={sign} />
        </span>
      )
    case 'agreed-score':
    case 'documentation':
    case 'demo':
    case 'trial':
    case 'production':
      return (
        <span className="sign letter" role="img" aria-label={signNames[sign]}>
          {letters[sign]}
        </span>
      )
  }
}
