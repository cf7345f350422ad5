import '#ui/form/form-field.css'
import type { ActKind } from '#core/base-map/act-kind.ts'
import { LabelledArea, LabelledText } from '#ui/form/labelled.tsx'
import { type ActDraft, areaNote, type SuccessorDraft, withSuccessor } from './act-draft.ts'

export interface ActFieldsProps {
  readonly kind: ActKind
  readonly draft: ActDraft
  /** m² of the parcel as it is. */
  readonly landArea: number | null
  readonly onDraft: (draft: ActDraft) => void
}

/** What an act has to be told beside its reason: the parcels it takes and those it makes. */
export function ActFields({ kind, draft, landArea, onDraft }: ActFieldsProps) {
  const { successors, others } = draft
  if (kind === 'retire' || kind === 'unretire') return null
  const change = (at: number, part: Partial<SuccessorDraft>): void => {
    onDraft({ ...draft, successors: successors.map((each, index) => (index === at ? { ...each, ...part } : each)) })
  }
  const note = kind === 'split' ? areaNote(draft, landArea) : null
  return (
    <div class="stack base-act-fields">
      {kind === 'merge' && (
        <LabelledArea
          label="与哪些地块合并（地块编码，一行一个或用顿号分开）"
          value={others}
          maxLength={2000}
          onValue={(text) => onDraft({ ...draft, others: text })}
        />
      )}
      {successors.map((successor, at) => (
        <fieldset key={`${at + 1}`} class="form-fields">
          <legend>{legendOf(kind, at)}</legend>
          <LabelledText
            label={kind === 'recode' ? '新编码' : '编码（平台未下发时留空，由系统拟定）'}
            value={successor.code}
            maxLength={40}
            onValue={(code) => change(at, { code })}
          />
          {kind !== 'recode' && (
            <>
              <LabelledText
                label="名称/坐落（不填则沿用）"
                value={successor.name}
                onValue={(name) => change(at, { name })}
              />
              <LabelledText
                label="土地面积（m²，不填则待导入）"
                value={successor.area}
                isFigure
                onValue={(area) => change(at, { area })}
              />
            </>
          )}
        </fieldset>
      ))}
      {kind === 'split' && (
        <div class="row">
          <button type="button" class="btn btn-s" onClick={() => onDraft(withSuccessor(draft))}>
            再加一宗
          </button>
          {successors.length > 2 && (
            <button
              type="button"
              class="btn btn-s"
              onClick={() => onDraft({ ...draft, successors: successors.slice(0, -1) })}
            >
              去掉最后一宗
            </button>
          )}
          {note !== null && (
            <span class="sub" role="status">
              {note}
            </span>
          )}
        </div>
      )}
    </div>
  )
}

function legendOf(kind: ActKind, at: number): string {
  if (kind === 'split') return `新地块 ${at + 1}`
  return kind === 'merge' ? '合并成的地块' : '换码'
}
