import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { StandardDetail } from '#core/api/standards.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import { partOfPlace, type StandardPart, standardPartNames, standardParts } from '#core/standard-edit/place.ts'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { DifferenceList } from '../differences-card.tsx'
import { ImportIntoDraft } from '../import/import-into-draft.tsx'
import { groupingText } from '../read/class-rules.tsx'
import { Contents } from '../read/contents.tsx'
import { PartCard } from '../read/part-card.tsx'
import { Arriving } from './arriving.tsx'
import { BenchmarksForm } from './benchmarks-form.tsx'
import { ClassesForm } from './classes-form.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { DimensionsForm } from './dimensions-form.tsx'
import { EditingContext } from './editing.ts'
import { FactsForm } from './facts-form.tsx'
import { FaultList } from './fault-list.tsx'
import { MeasuresForm } from './measures-form.tsx'
import { NotesForm } from './notes-form.tsx'
import { RulesForm } from './rules-form.tsx'
import { Toolbar } from './toolbar.tsx'
import { type StandardEditor, useStandardEditor } from './use-editing.ts'

export interface EditorPageProps {
  readonly version: StandardDetail
  readonly text: Standard
  /** What it was begun with; null when there is none. */
  readonly base: Standard | null
  readonly onSaved: (version: StandardDetail) => void
  /** What stands above the text: acts, which have to know whether all is saved. */
  readonly above: (isSaved: boolean) => ComponentChildren
  /** What stands below it. */
  readonly below: ComponentChildren
  readonly belowEntries: readonly { readonly id: string; readonly label: string }[]
}

const forms: Readonly<Record<StandardPart, () => ComponentChildren>> = {
  facts: () => <FactsForm />,
  dimensions: () => <DimensionsForm />,
  benchmarks: () => <BenchmarksForm />,
  rules: () => <RulesForm />,
  classes: () => <ClassesForm />,
  measures: () => <MeasuresForm />,
  notes: () => <NotesForm />,
}

/** A draft under edit: every part a form, what is wrong beside its field and in one list, undo, and one 保存. */
export function EditorPage({ version, text, base, onSaved, above, below, belowEntries }: EditorPageProps) {
  const editor = useStandardEditor(version, text, base, onSaved)
  const { editing, faults, saved, conflict, failure } = editor
  const { standard } = editing
  const unsaved = useMemo(() => differencesOf(saved, standard), [saved, standard])
  const [isImporting, setImporting] = useState(false)
  useShortcuts(editor)
  const faultsOf = (part: StandardPart): number => faults.filter(({ place }) => partOfPlace(place) === part).length
  const entries = standardParts.map((part) => ({ id: part, label: standardPartNames[part], faults: faultsOf(part) }))
  return (
    <EditingContext.Provider value={editing}>
      {above(!editor.isChanged)}
      <Restored editor={editor} version={version} />
      {conflict !== null && (
        <Arriving>
          <ConflictCard conflict={conflict} onSettle={editor.settleConflict} />
        </Arriving>
      )}
      {failure !== null && (
        <Arriving>
          <FailureNotice failure={failure} onRetry={() => void editor.save()} />
        </Arriving>
      )}
      <div class="std-layout">
        <Contents entries={[...entries, { id: 'unsaved', label: '未保存的修改' }, ...belowEntries]} />
        <div class="std-parts stack">
          <Toolbar editor={editor} changes={unsaved.length} onImport={() => setImporting(true)} />
          {isImporting && (
            <Arriving>
              <ImportIntoDraft id={version.id} onClose={() => setImporting(false)} />
            </Arriving>
          )}
          <FaultList faults={faults} />
          {standardParts.map((part) => (
            <PartCard
              key={part}
              id={part}
              title={standardPartNames[part]}
              {...(part === 'classes' ? { aside: groupingText(standard.classes) } : {})}
            >
              {forms[part]()}
            </PartCard>
          ))}
          <PartCard id="unsaved" title="未保存的修改" aside={unsaved.length === 0 ? '没有' : `${unsaved.length} 处`}>
            {unsaved.length === 0 ? (
              <p class="card-body sub">与最后一次保存的内容相同。</p>
            ) : (
              <>
                <DifferenceList items={unsaved} />
                <p class="card-body">
                  <button type="button" class="btn" onClick={editor.discard}>
                    放弃未保存的修改
                  </button>
                </p>
              </>
            )}
          </PartCard>
          {below}
        </div>
      </div>
    </EditingContext.Provider>
  )
}

/** Edits of an earlier visit that are taken up again, and whether the draft has gone on since. */
function Restored({ editor, version }: { readonly editor: StandardEditor; readonly version: StandardDetail }) {
  const { restored, isChanged, revision } = editor
  if (restored === null || !isChanged) return null
  const isOlder = revision < version.revision
  const by = version.changed?.by ?? '他人'
  return (
    <div class={isOlder ? 'banner banner-warn' : 'banner'} role="status">
      <Icon name={isOlder ? 'warning' : 'info'} class={isOlder ? 'is-warning' : 'is-info'} />
      <p class="banner-text">
        <strong>已恢复您上次没有保存的修改</strong>
        {isOlder
          ? `其后 ${by} 保存过这个草稿。点“保存”会列出两边的修改，由您选用，不会覆盖。`
          : '它们只存在这台电脑的浏览器里。请看过后保存，或放弃。'}
      </p>
      <button type="button" class="btn btn-s" onClick={editor.discard}>
        放弃
      </button>
    </div>
  )
}

/** Ctrl+Z, Ctrl+Y and Ctrl+S: the steps of the draft, not of the one field that has the focus. */
function useShortcuts({ undo, redo, save }: StandardEditor): void {
  // With the page, not some time after it is painted: who types and saves at once means what was just typed.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if (key !== 'z' && key !== 'y' && key !== 's') return
      event.preventDefault()
      if (key === 's') void save()
      else if (isRedo) redo()
      else undo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
