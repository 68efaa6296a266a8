import { formatPartialDate } from '#shared/catalogue/signals'
import type { ToolId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'
import type { StaleNews } from '#shared/domain/review'
import type { Tool } from '#shared/domain/tool'

/**
 * What the catalogue knows of a candidate's tools that it did not know on a day: changes of their
 * status, or else that their facts were checked again. A date of a month or a year counts from
 * its beginning, so that nothing is called new that may be old.
 */
export function newsSince(
  tools: ReadonlyMap<ToolId, Tool>,
): (candidate: Pick<Candidate, 'toolIds'>, day: string) => StaleNews[] {
  return ({ toolIds }, day) =>
    toolIds.flatMap((id) => {
      const tool = tools.get(id)
      return tool ? newsOfTool(tool, day) : []
    })
}

function newsOfTool({ name, status, licence, governance }: Tool, day: string): StaleNews[] {
  const isNew = (date: string | null): date is string => date !== null && date > day
  const events = status.events.flatMap(({ type, date }) =>
    isNew(date) ? [`${name}: ${type}, ${formatPartialDate(date)}`] : [],
  )
  const { state, asOf } = status
  const hasEnded = state !== 'active' && state !== 'unknown'
  const changes =
    events.length === 0 && hasEnded && isNew(asOf)
      ? [`${name}: ${state}, ${formatPartialDate(asOf)}`]
      : events
  if (changes.length > 0) return changes.map((words) => ({ kind: 'status', words }))
  const checked = [asOf, licence.asOf, governance.asOf].filter(isNew).toSorted().at(-1)
  if (checked === undefined) return []
  return [{ kind: 'facts', words: `facts of ${name} checked, ${formatPartialDate(checked)}` }]
}
