import type { Evaluation } from '#shared/domain/evaluation'
import type { Block, DecisionRecord, Section, SectionId } from '#shared/domain/record/content'
import { Blocks, NotRecorded, Pairs, RecordSection } from './record-blocks.tsx'
import { RecordWords } from './record-words.tsx'

interface Props {
  readonly record: DecisionRecord
  readonly evaluation: Evaluation
}

/** The two pages for who decides by reading. */
export function CommitteePages({ record, evaluation }: Props) {
  const { title, question, committee } = record
  const part = (id: SectionId) => {
    const section = committee.find((each) => each.id === id)
    return section ? <RecordSection section={section} evaluation={evaluation} level={2} /> : null
  }
  const find = (id: SectionId) => committee.find((each) => each.id === id)
  return (
    <div className="committee">
      <div className="first">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p className="question">
          {question === '' ? 'Decision question: not recorded' : <bdi>{question}</bdi>}
        </p>
        <Decision section={find('decision')} evaluation={evaluation} />
        <HowSure section={find('how-sure')} evaluation={evaluation} />
        {part('who-decided')}
      </div>
      <div className="second">
        {part('dissent')}
        {part('support')}
        {part('trial-result')}
        <div className="two">
          {part('consequences')}
          {part('conditions')}
        </div>
        {part('actions')}
        <div className="two">
          {part('review')}
          {part('signed')}
        </div>
      </div>
    </div>
  )
}

interface PartProps {
  readonly section: Section | undefined
  readonly evaluation: Evaluation
}

function Decision({ section, evaluation }: PartProps) {
  if (!section) return null
  return (
    <section className="decision" id="decision">
      <h2>
        <RecordWords words={section.heading} />
      </h2>
      <Blocks blocks={section.blocks} evaluation={evaluation} />
    </section>
  )
}

/** The sentence, the bars, and the facts as figures with words beside them. */
function HowSure({ section, evaluation }: PartProps) {
  if (!section) return null
  const isPairs = (block: Block) => block.kind === 'pairs'
  const facts = section.blocks.find(isPairs)
  const others = section.blocks.filter((block) => !isPairs(block))
  return (
    <section className="how-sure" id="how-sure">
      <h2>
        <RecordWords words={section.heading} />
      </h2>
      {others.length === 0 ? <NotRecorded /> : <Blocks blocks={others} evaluation={evaluation} />}
      {facts?.kind === 'pairs' && <Pairs pairs={facts.pairs} className="facts" />}
    </section>
  )
}
