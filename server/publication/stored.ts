import { type PublicationColumn, publicationColumns, shownColumns } from '#core/publication/column.ts'
import { type PublicationLine, restricted } from '#core/publication/line.ts'
import type { PublicationFacts } from '#core/publication/sheet.ts'
import {
  type PublicationKind,
  type PublicationState,
  publicationKinds,
  publicationStateNamed,
} from '#core/publication/state.ts'
import type { PublicationLineTable, PublicationTable } from '../db/publication-tables.ts'
import type { Service } from '../service.ts'

export function stateOf({ state, number }: Pick<PublicationTable, 'state' | 'number'>): PublicationState {
  const known = publicationStateNamed(state)
  if (known === null) throw new Error(`unreadable state ${state} of publication ${number}`)
  return known
}

export function kindOf({ kind, number }: Pick<PublicationTable, 'kind' | 'number'>): PublicationKind {
  const known = publicationKinds.find((one) => one === kind)
  if (known === undefined) throw new Error(`unreadable kind ${kind} of publication ${number}`)
  return known
}

export function columnsOf({ columns }: Pick<PublicationTable, 'columns'>): readonly PublicationColumn[] {
  const stored: unknown = JSON.parse(columns)
  const chosen = Array.isArray(stored) ? publicationColumns.filter((column) => stored.includes(column)) : []
  return shownColumns(chosen)
}

export function overridesOf({ override_sentences: text }: Pick<PublicationTable, 'override_sentences'>): string[] {
  const stored: unknown = JSON.parse(text)
  return Array.isArray(stored) ? stored.filter((sentence) => typeof sentence === 'string') : []
}

/** A stored line as it is shown. */
export function shownLine(line: PublicationLineTable, columns: readonly PublicationColumn[]): PublicationLine {
  return restricted(
    {
      place: line.place,
      parcelCode: line.parcel_code,
      townCode: line.town_code,
      owner: line.owner_name,
      landClass: line.land_class,
      landArea: line.land_area,
      verdict: line.verdict,
      verdictBefore: line.verdict_before,
    },
    columns,
  )
}

export function factsOf(publication: PublicationTable, { district, demo }: Service): PublicationFacts {
  return {
    districtName: district.name,
    number: publication.number,
    cycle: publication.cycle,
    kind: kindOf(publication),
    corrects: publication.corrects,
    townCode: publication.town_code,
    state: stateOf(publication),
    title: publication.title,
    note: publication.note,
    columns: columnsOf(publication),
    standard: publication.standard,
    evaluation: publication.evaluation,
    overrideSentences: overridesOf(publication),
    windowDays: publication.window_days,
    firstDay: publication.first_day,
    lastDay: publication.last_day,
    provisional: publication.last_day_provisional === 1,
    lines: publication.lines,
    sha256: publication.sha256 ?? '',
    demo,
  }
}
