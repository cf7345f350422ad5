import { useState } from 'preact/hooks'
import { z } from 'zod'
import type { DisposalDetail, DisposalSaved } from '#core/api/disposal-shapes.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { changedFields, type Draft, type SavedCells } from '#ui/form/draft.ts'
import { readKept } from '../../data/kept.ts'
import { useKept } from '../../data/use-kept.ts'
import { useSession } from '../../session/session.ts'

const keptEdits = z.object({ revision: z.number(), draft: z.record(z.string(), z.string()) })

/** What was typed into a plan and not saved; it survives a reload. */
export interface PlanEdits {
  readonly draft: Draft
  /** The revision the edits were begun on: what others saved since is merged against it. */
  readonly base: number
  /** The fields that differ from what is saved and may be written now. */
  readonly changed: SavedCells
  /** Edits of fields that may not be written as the plan stands now: kept, not sent. */
  readonly withheld: number
  readonly onDraft: (draft: Draft) => void
  readonly discard: () => void
  /** Edits of an earlier visit were taken up. */
  readonly wasRestored: boolean
  /** Whether the browser keeps the edits over a reload. */
  readonly isKept: boolean
  readonly isSaving: boolean
  readonly failure: unknown
  /** Null while nothing was saved on this visit. */
  readonly saved: DisposalSaved | null
  readonly save: () => Promise<void>
}

/** @param onPlan with the plan as it stands after a save */
export function usePlanEdits(plan: DisposalDetail, onPlan: (plan: DisposalDetail) => void): PlanEdits {
  const { call, account } = useSession()
  const key = `parcel-checkup/${account.username}/disposal-edits/${plan.id}`
  const [start] = useState(() => readKept(key, keptEdits))
  const [edits, setEdits] = useState({ revision: start?.revision ?? plan.revision, draft: start?.draft ?? {} })
  const [wasRestored, setRestored] = useState(start !== null)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [saved, setSaved] = useState<DisposalSaved | null>(null)
  // Without edits there is nothing they were begun on: the plan as it stands is what the next ones begin with.
  const isEmpty = Object.keys(edits.draft).length === 0
  const base = isEmpty ? plan.revision : edits.revision
  const writable = Object.fromEntries(Object.entries(edits.draft).filter(([field]) => plan.writable.includes(field)))
  const changed = changedFields(disposalPlanForm, writable, plan.values)
  const isKept = useKept(key, isEmpty ? null : { revision: base, draft: edits.draft }, [edits, base])

  const save = async (): Promise<void> => {
    if (isSaving || Object.keys(changed).length === 0) return
    setSaving(true)
    setFailure(null)
    try {
      const sent = edits.draft
      const answer = await call('saveDisposalPlan', {
        params: { id: plan.id },
        body: { revision: base, changes: changed },
      })
      // What was typed while it was sent stays.
      setEdits((now) => ({
        revision: answer.plan.revision,
        draft: Object.fromEntries(Object.entries(now.draft).filter(([field, text]) => sent[field] !== text)),
      }))
      setRestored(false)
      setSaved(answer)
      onPlan(answer.plan)
    } catch (error) {
      setFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return {
    draft: edits.draft,
    base,
    changed,
    withheld: Object.keys(edits.draft).length - Object.keys(writable).length,
    onDraft: (draft) => {
      setEdits({ revision: base, draft })
      setSaved(null)
    },
    discard: () => {
      setEdits({ revision: plan.revision, draft: {} })
      setRestored(false)
    },
    wasRestored,
    isKept,
    isSaving,
    failure,
    saved,
    save,
  }
}
