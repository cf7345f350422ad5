import { useState } from 'preact/hooks'
import { type Checklist, checklistKindNames } from '#core/filing/checklist.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { DatedText } from '../../list/dated-text.tsx'
import { ChecklistForm } from './checklist-form.tsx'

export type SentChecklist = AnswerOf<'filingRules'>['checklist']

export interface ChecklistCardProps {
  readonly checklist: SentChecklist
  readonly mayChange: boolean
  readonly onChanged: () => void
}

/** 正面和负面清单 in force; a change is a new version. */
export function ChecklistCard({ checklist, mayChange, onChanged }: ChecklistCardProps) {
  const [isOpen, setOpen] = useState(false)
  const { version, title, standing, since, note, items } = checklist
  return (
    <section class="card" aria-labelledby="checklist-title">
      <div class="card-head">
        <h2 id="checklist-title" class="row">
          正面和负面清单
          {standing === 'example' && <span class="badge badge-warn">示例，非官方清单</span>}
        </h2>
        {mayChange && !isOpen && (
          <button type="button" class="btn btn-s" onClick={() => setOpen(true)}>
            编辑新版本
          </button>
        )}
      </div>
      <div class="card-body stack-s">
        <p class="sub">
          <DatedText text={`${title}，${version} 版，自 ${since} 起`} />
        </p>
        {note !== '' && <p class="sub">{note}</p>}
      </div>
      {isOpen ? (
        <ChecklistForm
          checklist={checklist}
          onDone={() => {
            setOpen(false)
            onChanged()
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Items items={items as Checklist['items']} />
      )}
    </section>
  )
}

function Items({ items }: Pick<Checklist, 'items'>) {
  return (
    <>
      {(['positive', 'negative'] as const).map((kind) => (
        <div key={kind} class="card-part">
          <h3>{checklistKindNames[kind]}</h3>
          <ol class="checklist-items">
            {items
              .filter((item) => item.kind === kind)
              .map(({ id, text, source }) => (
                <li key={id}>
                  {text}
                  <span class="cap">{`依据：${citationText(source)}`}</span>
                </li>
              ))}
          </ol>
        </div>
      ))}
    </>
  )
}
