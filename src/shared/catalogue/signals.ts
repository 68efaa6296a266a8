/**
 * What the catalogue knows of a tool, in the few words that fit beside its name.
 */
import type { Check, Delivery, Maturity, Tool, ToolStatus } from '#shared/domain/tool'
import { formatShortDay } from '#shared/domain/format'
import type { Sourcing } from '#shared/domain/values'

/** One thing to notice about a tool, with how far to trust it. */
export interface Signal {
  readonly id:
    | 'age'
    | 'governance'
    | 'maturity'
    | 'licence'
    | 'status'
    | 'activity'
    | 'commitment'
    | 'hosting'
  readonly name: string
  /** "unknown" where nobody could find out. */
  readonly text: string
  /** More about it; empty if there is nothing. */
  readonly note: string
  /** When the evidence was taken, in words; empty where it bears no date. */
  readonly asOf: string
  readonly check: Check
  /** Something that a team should not overlook. */
  readonly warn: boolean
}

export const statusWords: Readonly<Record<ToolStatus, string>> = {
  active: 'Active',
  maintenance: 'Maintenance only',
  inactive: 'Inactive',
  archived: 'Archived',
  discontinued: 'Discontinued',
  unknown: 'Status unknown',
}

export const scopeWords: Readonly<Record<Tool['scope'], string>> = {
  'single-component': 'Single purpose',
  platform: 'Platform',
  suite: 'Suite, a hard commitment',
  unknown: 'Unknown',
}

const maturityWords: Readonly<Record<Maturity, string>> = {
  graduated: 'Graduated',
  incubating: 'Incubating',
  sandbox: 'Sandbox',
  emeritus: 'Emeritus',
  archived: 'Archived by its foundation',
}

export const checkWords: Readonly<Record<Check, string>> = {
  verified: '',
  secondary: 'second-hand',
  unverified: 'not verified',
}

export const deliveryWords: Readonly<Record<Delivery, string>> = {
  'open-source': 'Open source',
  'open-core': 'Open core',
  'source-available': 'Source available',
  commercial: 'Commercial',
  'cloud-vendor': 'Cloud vendor',
  'free-service': 'Free service',
  unknown: 'Kind unknown',
}

/** How a tool would come to us, as far as its delivery tells. */
export function sourcingOf(delivery: Delivery): Sourcing {
  switch (delivery) {
    case 'open-source':
    case 'open-core':
    case 'source-available':
    // To be put right by whoever knows: most of what a landscape lists is open.
    case 'unknown':
      return 'open-source'
    case 'commercial':
    case 'cloud-vendor':
    case 'free-service':
      return 'buy'
  }
}

/** A date that may be a year or a month only: "2026", "Sep 2026", "5 Mar 2026". */
export function formatPartialDate(date: string): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined) return year
  if (day === undefined) return formatShortDay(`${date}-01`).split(' ').slice(1).join(' ')
  return formatShortDay(date)
}

const dated = (date: string | null) => (date === null ? '' : formatPartialDate(date))

/** Everything to notice about a tool, always in the same order. */
export function signalsOf(tool: Tool): Signal[] {
  const { firstRelease, governance, licence, status, lastActivity, scope, maturity } = tool
  return [
    {
      id: 'age',
      name: 'First release',
      text: firstRelease.value === null ? 'unknown' : String(firstRelease.value),
      note: '',
      asOf: dated(firstRelease.asOf),
      check: firstRelease.check,
      warn: false,
    },
    {
      id: 'governance',
      name: 'Governance',
      text: governance.value === 'vendor' ? 'One vendor' : (governance.value ?? 'unknown'),
      note: [governance.level, governance.since && `since ${formatPartialDate(governance.since)}`]
        .filter(Boolean)
        .join(' '),
      asOf: dated(governance.asOf),
      check: governance.check,
      warn: false,
    },
    ...(maturity === undefined
      ? []
      : [
          {
            id: 'maturity' as const,
            name: 'Maturity',
            text: maturityWords[maturity.value],
            note: `says ${maturity.source}`,
            asOf: dated(maturity.asOf),
            check: 'secondary' as const,
            warn: maturity.value === 'archived',
          },
        ]),
    {
      id: 'licence',
      name: 'Licence',
      text: licence.value ?? 'unknown',
      note: licence.note ?? '',
      asOf: dated(licence.asOf),
      check: licence.check,
      warn: false,
    },
    {
      id: 'status',
      name: 'Status',
      text: statusWords[status.state],
      note: status.note ?? '',
      asOf: dated(status.asOf),
      check: status.check,
      warn: status.state !== 'active',
    },
    {
      id: 'activity',
      name: 'Last activity seen',
      text: lastActivity === null ? 'unknown' : formatPartialDate(lastActivity.date),
      note: lastActivity?.tag
        ? `release ${lastActivity.tag}${lastActivity.tagDate ? `, ${formatPartialDate(lastActivity.tagDate)}` : ''}`
        : '',
      asOf: '',
      check: lastActivity === null ? 'unverified' : 'verified',
      warn: false,
    },
    {
      id: 'commitment',
      name: 'Reach',
      text: scope === 'unknown' ? 'unknown' : scopeWords[scope],
      note: '',
      asOf: '',
      check: 'verified',
      warn: false,
    },
    {
      id: 'hosting',
      name: 'Hosting',
      text: tool.hosting.length === 0 ? 'unknown' : tool.hosting.join(', '),
      note: '',
      asOf: '',
      check: 'verified',
      warn: false,
    },
  ]
}

/** The signals of a tool in one short line: "2018 · Linux Foundation · Apache-2.0 · Active, Sep 2026". */
export function signalLine(tool: Tool): string {
  const age = tool.firstRelease.value === null ? 'Age unknown' : `Since ${tool.firstRelease.value}`
  const rest = signalsOf(tool)
    .filter(({ id }) => id === 'governance' || id === 'licence' || id === 'status')
    .map(({ id, text, asOf }) => {
      if (text === 'unknown') return id === 'licence' ? 'Licence unknown' : 'Governance unknown'
      return id === 'status' && asOf !== '' ? `${text}, ${asOf}` : text
    })
  return [age, ...rest].join(' · ')
}

type ToolEvent = Tool['status']['events'][number]

/** Events that change what a team would get, in the words before their date. Others are history. */
const turns: Readonly<Record<string, (by: string) => string>> = {
  acquired: (by) => `acquired by ${by}`,
  'acquisition-announced': (by) => `to be acquired by ${by}`,
  'acquisition-agreed': (by) => `to be acquired by ${by}`,
  'parent-acquisition-agreed': (by) => `its owner is to be acquired by ${by}`,
  'sponsor-acquired': (by) => `its sponsor was acquired by ${by}`,
  merged: (by) => `its maker merged with ${by}`,
  renamed: () => 'renamed',
  retired: (by) => `retired by ${by}`,
  archived: () => 'archived by its makers',
  discontinued: () => 'its service was shut down',
  'discontinued-service': () => 'its hosted service was wound down',
  maintenance: () => 'maintenance only',
  unmaintained: () => 'no longer maintained',
  deprecation: () => 'deprecated in part',
  'end-of-support': () => 'support ended in part',
  'licence-change': () => 'licence changed',
}

/**
 * What became of a tool, newest last, for whoever would put it on a list: "Discontinued, 5 Mar 2026:
 * acquired by OpenAI, 3 Dec 2025; its service was shut down, 5 Mar 2026". Null where nothing did.
 */
export function fateOf({ status }: Tool): string | null {
  const { state, asOf, events } = status
  const told = events
    .filter(({ type }) => type in turns)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .map(eventWords)
  const known = state === 'active' || state === 'unknown' ? '' : dated(asOf)
  const standing = state === 'active' ? '' : [statusWords[state], known].filter(Boolean).join(', ')
  if (standing === '' && told.length === 0) return null
  if (standing === '') return sentenceStart(told.join('; '))
  return told.length === 0 ? standing : `${standing}: ${told.join('; ')}`
}

function eventWords({ type, by, date }: ToolEvent): string {
  const words = turns[type]?.(by ?? 'somebody') ?? type
  return date === null ? words : `${words}, ${formatPartialDate(date)}`
}

const sentenceStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
