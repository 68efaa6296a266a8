import { describe, expect, it } from 'vitest'
import { UseCaseId } from '#shared/domain/ids'
import { parseUseCaseLine, useCaseSentence, withoutUseCase } from '#shared/domain/use-cases'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

describe('a use case typed in one line', () => {
  it('is taken apart into when, want and so that, with a title from what is wanted', () => {
    expect(
      parseUseCaseLine(
        'When a model passes review, I want to promote it from the pipeline, so that releases are repeatable.',
      ),
    ).toEqual({
      title: 'Promote it from the pipeline',
      when: 'a model passes review',
      want: 'to promote it from the pipeline',
      soThat: 'releases are repeatable',
    })
  })

  it('takes a title in front of a colon, and any capital letters', () => {
    expect(parseUseCaseLine('Nightly: when it is night i WANT alerts SO THAT we sleep')).toEqual({
      title: 'Nightly',
      when: 'it is night',
      want: 'alerts',
      soThat: 'we sleep',
    })
  })

  it('is a title alone where none of the three is said', () => {
    expect(parseUseCaseLine('  Compare   runs ')).toEqual({
      title: 'Compare runs',
      when: '',
      want: '',
      soThat: '',
    })
  })

  it('keeps a colon and a second "when" inside of a part', () => {
    expect(parseUseCaseLine('I want one thing: alerts when a model drifts')).toMatchObject({
      title: 'One thing: alerts when a model drifts',
      when: '',
      want: 'one thing: alerts when a model drifts',
    })
  })

  it('cuts a long title at a word', () => {
    const { title } = parseUseCaseLine(`I want to ${'walk and '.repeat(20)}`)
    expect(title).toMatch(/^Walk and walk .*(walk|and)…$/)
    expect(title.length).toBeLessThanOrEqual(61)
  })

  it('comes back as the sentence that was said', () => {
    const said = 'When it rains, I want an umbrella, so that I stay dry.'
    expect(useCaseSentence(parseUseCaseLine(said))).toBe(said)
    expect(useCaseSentence({ title: 'Stay dry', when: '', want: '', soThat: '' })).toBe('Stay dry.')
  })
})

describe('removing a use case', () => {
  it('leaves no mention of it behind', () => {
    const without = withoutUseCase(scenarioEvaluation(), UseCaseId.parse('uc3'))
    expect(without.useCases).toHaveLength(5)
    expect(contradictionsOf(without)).toEqual([])
    expect(JSON.stringify(without)).not.toContain('"uc3"')
  })
})
