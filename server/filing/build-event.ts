import type { z } from 'zod'
import type { FilingAct, filingActSchema } from '#core/filing/act-schema.ts'
import { answersTo } from '#core/filing/checklist.ts'
import { judgeApplication } from '#core/filing/checks/run.ts'
import type { Declaration } from '#core/filing/declaration.ts'
import type { Act, AttachedDocument, FilingEvent } from '#core/filing/event.ts'
import type { Cells } from '#core/form/form.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { contentHash } from '../hash.ts'
import { cellsAt, type LoadedFiling, revisionOf } from './load.ts'
import type { FilingRules } from './rules.ts'

/** An event as it would be written, with what its guards ask about the 申请表. */
export interface BuiltEvent {
  readonly event: FilingEvent
  /** Findings at 须改正 of what is submitted; 0 for other events. */
  readonly formErrors: number
  /** The 申请表 lacks what a declaration rests on: it may not be written whatever the guards say. */
  readonly isIncomplete: boolean
}

export type SentAct = FilingAct | z.infer<typeof filingActSchema>

/** Adds what the server knows to what a person asks: the declaration, the number of a sheet, the items as they read. */
export function buildEvent(
  act: SentAct,
  stamp: Act,
  loaded: LoadedFiling,
  rules: FilingRules,
  today: CalendarDate,
): BuiltEvent {
  const complete = (event: FilingEvent): BuiltEvent => ({ event, formErrors: 0, isIncomplete: false })
  switch (act.kind) {
    case 'submit':
    case 'resubmit': {
      const { declaration, errors, isIncomplete } = declarationOf(loaded, today)
      return { event: { kind: act.kind, ...stamp, declaration }, formErrors: errors, isIncomplete }
    }
    case 'assess': {
      const { route, worksOverride } = act
      const checklistVersion = rules.checklist.version
      return complete({
        kind: 'assess',
        ...stamp,
        route,
        worksOverride,
        checklistVersion,
        answers: answersTo(rules.checklist, act.answers),
      })
    }
    case 'issue-sheet':
    case 'reissue-sheet':
      return complete({ kind: act.kind, ...stamp, version: loaded.filing.sheets.length + 1 })
    default:
      // What a person says is the event but for the stamp; the schema of acts is made from that of events.
      return complete({ ...act, ...stamp } as FilingEvent)
  }
}

function declarationOf(
  loaded: LoadedFiling,
  today: CalendarDate,
): { readonly declaration: Declaration; readonly errors: number; readonly isIncomplete: boolean } {
  const cells: Cells = cellsAt(loaded)
  const { errors, facts } = judgeApplication(cells, { today })
  const revision = revisionOf(loaded)
  return {
    declaration: { revision, sha256: contentHash(cells), facts: facts ?? unknownFacts },
    errors,
    isIncomplete: facts === null,
  }
}

/** Stands where the 申请表 says too little; such an event is asked about and never written. */
const unknownFacts: Declaration['facts'] = {
  landType: '战略预留区现状',
  works: '改建',
  acquireMode: '出让',
  contractAbsence: null,
  breaksContractRatio: null,
  promised: {
    investment: null,
    output: null,
    tax: null,
    landArea: null,
    floorArea: null,
    floorAreaRatio: null,
    landUse: null,
  },
}

/** The document a sheet comes with, before it is made: for the question whether it may be issued at all. */
export const sheetToCome: AttachedDocument = {
  kind: 'information-sheet',
  sha256: '0'.repeat(64),
  name: '项目信息表.pdf',
  size: 0,
}
