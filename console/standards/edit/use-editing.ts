import { useMemo, useState } from 'preact/hooks'
import type { SavedStandard, StandardDetail } from '#core/api/standards.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardFaults } from '#core/scoring/standard-faults.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import { type History, redone, settled, startHistory, stepped, undone } from '#core/standard-edit/history.ts'
import { mergedStandard, type Side } from '#core/standard-edit/merge.ts'
import { placeKey } from '#core/standard-edit/place.ts'
import { isSameJson } from '#core/vocabulary/same-json.ts'
import { readKept } from '../../data/kept.ts'
import { useKept } from '../../data/use-kept.ts'
import { useSession } from '../../session/session.ts'
import type { Editing, Typed } from './editing.ts'
import { type KeptEdits, keptEdits, keptKey } from './kept-edits.ts'

export type Conflict = Extract<SavedStandard, { outcome: 'conflict' }>

/** One place that keeps the draft from being tried. */
export interface PlacedFault {
  readonly place: string
  readonly message: string
}

export interface StandardEditor {
  readonly editing: Editing
  readonly history: History<Standard>
  readonly undo: () => void
  readonly redo: () => void
  readonly isChanged: boolean
  /** The text that was last saved, and its revision. */
  readonly saved: Standard
  readonly revision: number
  readonly faults: readonly PlacedFault[]
  /** Edits of an earlier visit were taken up; their base may be older than what stands now. */
  readonly restored: KeptEdits | null
  readonly isKept: boolean
  readonly isSaving: boolean
  readonly failure: unknown
  readonly conflict: Conflict | null
  readonly save: () => Promise<boolean>
  /** Goes back to what was last saved; one step, which can be taken back. */
  readonly discard: () => void
  /** Ends a conflict; null takes theirs as it is. */
  readonly settleConflict: (prefer: Side | null) => void
}

/** @param onSaved with the version after a save */
export function useStandardEditor(
  version: StandardDetail,
  text: Standard,
  base: Standard | null,
  onSaved: (version: StandardDetail) => void,
): StandardEditor {
  const { call, account } = useSession()
  const key = keptKey(account.username, version.id)
  const [restored, setRestored] = useState(() => readKept(key, keptEdits))
  const [server, setServer] = useState(() =>
    restored === null ? { revision: version.revision, text } : { revision: restored.revision, text: restored.base },
  )
  const [history, setHistory] = useState(() => startHistory(restored?.standard ?? text))
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(restored?.typed ?? {})
  const [opened, setOpened] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const standard = history.present
  const isSame = useMemo(() => isSameJson(standard, server.text), [standard, server])
  const isChanged = !isSame || Object.keys(typed).length > 0
  const isKept = useKept(
    key,
    isChanged ? ({ revision: server.revision, base: server.text, standard, typed } satisfies KeptEdits) : null,
    [isChanged, standard, typed, server.revision],
  )

  const found = useMemo(() => standardFaults(standard), [standard])
  const faults = [
    ...Object.entries(typed).map(([place, { fault }]) => ({ place, message: fault })),
    ...found.map(({ path, message }) => ({ place: placeKey(path), message })),
  ]
  const editing: Editing = {
    standard,
    base,
    change: (next, did, about) => {
      setHistory((before) => stepped(before, next, did, about ?? null))
      // What was half typed belongs to a place of its list, and the places have changed.
      if (about === undefined) setTyped({})
    },
    settle: () => setHistory(settled),
    faultsAt: (place) => found.filter(({ path }) => placeKey(path) === place).map(({ message }) => message),
    typedAt: (place) => typed[place] ?? null,
    type: (place, next) => setTyped((before) => withTyped(before, place, next)),
    opened,
    open: setOpened,
  }
  const save = async (): Promise<boolean> => {
    if (isSaving) return false
    setSaving(true)
    setFailure(null)
    try {
      const body = { revision: server.revision, standard: { ...standard } }
      const answer = await call('saveStandard', { params: { id: version.id }, body })
      if (answer.outcome === 'conflict') {
        setConflict(answer)
        return false
      }
      const stored = standardShape.parse(answer.version.standard)
      setServer({ revision: answer.version.revision, text: stored })
      // The server writes texts without the spaces around them.
      setHistory((now) => (now.present === standard ? { ...settled(now), present: stored } : now))
      setConflict(null)
      setRestored(null)
      onSaved(answer.version)
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setSaving(false)
    }
  }
  const settleConflict = (prefer: Side | null): void => {
    if (conflict === null) return
    const theirs = standardShape.parse(conflict.version.standard)
    const next = prefer === null ? theirs : (mergedStandard(server.text, standard, theirs, prefer) ?? standard)
    const by = conflict.version.changed?.by ?? '他人'
    setServer({ revision: conflict.version.revision, text: theirs })
    setTyped({})
    setHistory((before) => stepped(before, next, prefer === null ? `采用${by}的版本` : `与${by}的改动合并`, null))
    setConflict(null)
    onSaved(conflict.version)
  }
  const move = (to: typeof undone): void => {
    setTyped({})
    setHistory((before) => to(before))
  }
  return {
    editing,
    history,
    undo: () => move(undone),
    redo: () => move(redone),
    isChanged,
    saved: server.text,
    revision: server.revision,
    faults,
    restored,
    isKept,
    isSaving,
    failure,
    conflict,
    save,
    discard: () => {
      setTyped({})
      setRestored(null)
      setHistory((before) => stepped(before, server.text, '放弃未保存的修改', null))
    },
    settleConflict,
  }
}

function withTyped(before: Readonly<Record<string, Typed>>, place: string, next: Typed | null) {
  if (next === null && before[place] === undefined) return before
  const { [place]: _, ...others } = before
  return next === null ? others : { ...others, [place]: next }
}
