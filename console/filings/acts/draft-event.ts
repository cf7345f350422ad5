import type { FilingAct } from '#core/filing/act-schema.ts'
import { answersTo } from '#core/filing/checklist.ts'
import type { Act, AttachedDocument, FilingEvent } from '#core/filing/event.ts'
import { obstacleText } from '#core/filing/obstacle-message.zh.ts'
import { obstaclesTo } from '#core/filing/refusal.ts'
import type { Account } from '../../session/session.ts'
import type { OpenFiling } from '../filing/filing-context.ts'
import { organisationOf } from '../filing-party.ts'

/** The server makes it together with the act. */
const sheetToCome: AttachedDocument = { kind: 'information-sheet', sha256: '', name: '', size: 0 }

export interface DraftAct {
  readonly act: FilingAct
  readonly day: string
  readonly comment: string
  readonly documents: readonly AttachedDocument[]
  /** The form itself says already that its text is missing. */
  readonly lacksText: boolean
}

/** Everything that stands in the way of the act as it is filled in now, asked of the rules that the server asks. */
export function obstacleTexts(open: OpenFiling, account: Account, draft: DraftAct): readonly string[] {
  const { detail, filing, application, checklist } = open
  const { calendar, rule, today } = detail
  const isDeclaration = draft.act.kind === 'submit' || draft.act.kind === 'resubmit'
  const formErrors = isDeclaration ? application.errors : 0
  const event = eventOf(open, account, draft)
  if (event === null) return [`申请表有 ${formErrors} 处须改正。请改正后提交。`]
  const context = { today, calendar, rule, checklist, formErrors }
  return obstaclesTo(filing, event, context)
    .filter(({ code }) => code !== 'reason-missing' || !draft.lacksText)
    .map(obstacleText)
}

/** The event the server would write; null for a declaration whose 申请表 lacks what it rests on. */
function eventOf(open: OpenFiling, account: Account, { act, day, comment, documents }: DraftAct): FilingEvent | null {
  const { detail, filing, application, checklist } = open
  const stamp: Act = {
    actor: account.username,
    actorName: account.name,
    role: account.role,
    organisation: organisationOf(account),
    at: '',
    day,
    documents,
    comment: comment.trim() === '' ? null : comment.trim(),
  }
  switch (act.kind) {
    case 'submit':
    case 'resubmit': {
      const { facts } = application
      const revision = detail.cellsRevision
      return facts === null ? null : { ...stamp, kind: act.kind, declaration: { revision, sha256: '', facts } }
    }
    case 'assess': {
      const { route, worksOverride } = act
      const answers = answersTo(checklist, act.answers)
      return { ...stamp, kind: 'assess', route, worksOverride, checklistVersion: checklist.version, answers }
    }
    case 'issue-sheet':
    case 'reissue-sheet':
      return { ...stamp, kind: act.kind, documents: [...documents, sheetToCome], version: filing.sheets.length + 1 }
    default:
      return { ...stamp, ...act }
  }
}
