import { withToolFacts } from '#shared/catalogue/own-tool'
import { ownTool, type PersonalCatalogue } from '#shared/catalogue/personal'
import { stagesOf } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import { ToolId } from '#shared/domain/ids'
import { dayOf } from '#shared/domain/instant'
import type { Tool } from '#shared/domain/tool'
import type { ImportPlan } from '#shared/exchange/tools/plan-import'
import { describeFailure } from '../../host/problems.ts'
import { useToast } from '../../ui/toasts.tsx'
import type { Choice } from './choices.ts'
import type { TakeBack, Tools } from './use-catalogue.ts'

/** What can be done with the tools that the user added on this laptop. */
export function useOwnTools(
  evaluation: Evaluation,
  catalogue: Tools,
  tools: ReadonlyMap<ToolId, Tool>,
  become: (label: string, next: (now: Evaluation) => Evaluation) => Promise<boolean>,
) {
  const toast = useToast()
  const { personal } = catalogue

  /** A disk that refuses is told, and nothing was changed then. */
  const keep = async (next: PersonalCatalogue): Promise<TakeBack | null> => {
    try {
      return await catalogue.keep(next)
    } catch (error) {
      const { what, next: todo } = describeFailure(error)
      toast(`Your catalogue was not changed. ${what}. ${todo}`)
      return null
    }
  }

  /** A tool of which nothing but its name is known. It is not kept yet. */
  const begin = (name: string): Tool => {
    const componentIds = evaluation.frame.components
    return ownTool({
      id: ToolId.parse(crypto.randomUUID()),
      name,
      componentIds,
      stages: stagesOf(componentIds),
      day: dayOf(new Date()),
    })
  }

  return {
    all: personal.tools,
    begin,
    /** Makes a tool of a name and keeps it in the user's own catalogue. */
    keepName: async (name: string): Promise<Choice> => {
      const tool = begin(name)
      await keep({ ...personal, tools: [...personal.tools, tool] })
      return { kind: 'tool', tool, via: null }
    },
    /** Puts what an import plans into the user's own catalogue. */
    takeIn: async ({ next, counts }: ImportPlan) => {
      const takeBack = await keep(next)
      if (takeBack)
        toast(`${counted(counts.added + counts.updated, 'tool', 'tools')} taken in`, {
          action: { label: 'Undo', run: () => void takeBack() },
        })
    },
    /**
     * Puts a new tool into the user's own catalogue, or new facts of one there and into the
     * candidates that bring it along. @returns how to take both back; null where the disk refused
     */
    keepTool: async (tool: Tool): Promise<TakeBack | null> => {
      const before = tools.get(tool.id)
      const isKept = personal.tools.some(({ id }) => id === tool.id)
      const others = isKept
        ? personal.tools.map((one) => (one.id === tool.id ? tool : one))
        : [...personal.tools, tool]
      // What came with the evaluation of somebody else stays with it.
      const takeBack = await keep({
        ...personal,
        tools: before && !isKept ? personal.tools : others,
      })
      if (!takeBack) return null
      if (!before || withToolFacts(evaluation, tool) === evaluation) return takeBack
      await become(`Change the facts of ${tool.name}`, (now) => withToolFacts(now, tool))
      return async () => {
        await takeBack()
        await become(`Take back the facts of ${before.name}`, (now) => withToolFacts(now, before))
      }
    },
    /** Out of the user's own catalogue. Candidates that are made of it keep it with its facts. */
    forgetTool: ({ id }: Tool): Promise<TakeBack | null> =>
      keep({ ...personal, tools: personal.tools.filter((one) => one.id !== id) }),
  }
}

export type OwnTools = ReturnType<typeof useOwnTools>
