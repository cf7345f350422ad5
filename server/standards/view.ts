import type { StandardVersionBody } from '#core/api/standards.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardLabels } from '#core/scoring/standard.ts'
import { mayDelete, possibleStandardActs, type StandardCase } from '#core/standard-book/act.ts'
import { isDraft } from '#core/standard-book/state.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import type { StandardUse } from '../db/standard-uses.ts'
import { isLineInForce } from '../standard-register/in-force.ts'
import { hashedText } from '../standard-register/register.ts'
import { seesEveryVersion, stateToday } from './seen.ts'

/** What the views of a version rest on beside its line. */
export interface ViewContext {
  readonly actor: Actor
  readonly today: CalendarDate
  readonly uses: readonly StandardUse[]
}

export function editorsOf({ editors }: StandardVersionTable): readonly string[] {
  return JSON.parse(editors) as readonly string[]
}

/** An evaluation of the very text that stands now is done. */
export function isTried({ id, hash }: StandardVersionTable, uses: readonly StandardUse[]): boolean {
  return uses.some((use) => use.standard === id && use.hash === hash && use.evaluations > 0)
}

export function caseOf(line: StandardVersionTable, uses: readonly StandardUse[], today: CalendarDate): StandardCase {
  return {
    state: stateToday(line, isTried(line, uses), today),
    isToCome: today < line.since,
    editors: editorsOf(line),
    submittedBy: line.submitted_username,
  }
}

function signed(by: string | null, at: string | null, note: string | null): StandardVersionBody['created'] {
  return at === null ? null : { by: by ?? '', at, note }
}

function usedTimes(id: string, uses: readonly StandardUse[], trial: boolean): number {
  return uses
    .filter((use) => use.standard === id && use.isTrial === trial)
    .reduce((sum, { evaluations }) => sum + evaluations, 0)
}

/** A version as its reader sees it: who wrote and tried it is for 专班 and auditor. */
export function versionBody(line: StandardVersionTable, { actor, today, uses }: ViewContext): StandardVersionBody {
  const { id, name, district, since, until, revision, hash, document_number: number, document_date: date } = line
  const own = caseOf(line, uses, today)
  const all = seesEveryVersion(actor)
  const isEditor = actor.role === 'district'
  const published = signed(line.published_by, line.published_at, line.published_note)
  return {
    id,
    name,
    district,
    label: standardLabels.find((label) => label === line.label) ?? '示例',
    state: own.state,
    since,
    until,
    isInForce: isLineInForce(line, today),
    revision,
    hash,
    basedOn: line.based_on,
    created: all ? signed(line.by_name, line.at, null) : null,
    changed: all ? signed(line.changed_by, line.changed_at, line.changed_note) : null,
    submitted: all ? signed(line.submitted_by, line.submitted_at, line.submitted_note) : null,
    approved: signed(line.approved_by, line.approved_at, line.approved_note),
    published:
      published === null
        ? null
        : { ...published, document: number === null || date === null ? null : { number, date } },
    evaluations: usedTimes(id, uses, false),
    trials: all ? usedTimes(id, uses, true) : 0,
    possible: isEditor ? [...possibleStandardActs(own, actor.username)] : [],
    mayEdit: isEditor && isDraft(own.state),
    mayDelete: isEditor && mayDelete(own, actor.username),
  }
}

/** A shipped scheme of another place: to be read, tried and taken as a base. */
export function modelBody(model: Standard, { actor, uses }: ViewContext): StandardVersionBody {
  const { id, name, district, label, since, until } = model
  return {
    id,
    name,
    district,
    label,
    state: 'model',
    since,
    until,
    isInForce: false,
    revision: 0,
    hash: hashedText(model).hash,
    basedOn: null,
    created: null,
    changed: null,
    submitted: null,
    approved: null,
    published: null,
    evaluations: 0,
    trials: seesEveryVersion(actor) ? usedTimes(id, uses, true) : 0,
    possible: [],
    mayEdit: false,
    mayDelete: false,
  }
}
