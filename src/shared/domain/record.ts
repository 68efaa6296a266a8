/**
 * The decision record as content, before any layout.
 */
export type {
  Block,
  DecisionRecord,
  Figure,
  Section,
  Span,
  Table,
  Words,
} from '#shared/domain/record/content'
