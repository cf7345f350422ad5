import {
  type Checklist,
  type ChecklistAnswerValue,
  type ChecklistItem,
  checklistAnswerNames,
  checklistKindNames,
} from '#core/filing/checklist.ts'
import { citationText } from '#core/vocabulary/citation.ts'

export type Answers = Readonly<Record<string, ChecklistAnswerValue>>

const values = Object.keys(checklistAnswerNames) as readonly ChecklistAnswerValue[]

export interface ChecklistAnswersProps {
  readonly checklist: Checklist
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
}

/** 正面和负面清单, item by item; 符合 on the negative list bars the project. */
export function ChecklistAnswers({ checklist, answers, onAnswers }: ChecklistAnswersProps) {
  const answered = checklist.items.filter(({ id }) => answers[id] !== undefined).length
  return (
    <section class="is-wide stack-s" aria-label="正面和负面清单">
      <p class="row">
        <b>{`清单 ${checklist.version} 版`}</b>
        {checklist.standing === 'example' && <span class="badge badge-warn">示例，非官方清单</span>}
        <span class="cap">{`已核对 ${answered} / ${checklist.items.length} 条`}</span>
      </p>
      {checklist.note !== '' && <p class="cap">{checklist.note}</p>}
      {(['positive', 'negative'] as const).map((kind) => (
        <div key={kind} class="checklist">
          <h4>{checklistKindNames[kind]}</h4>
          {checklist.items
            .filter((item) => item.kind === kind)
            .map((item) => (
              <ItemAnswer
                key={item.id}
                item={item}
                answer={answers[item.id]}
                onAnswer={(answer) => onAnswers({ ...answers, [item.id]: answer })}
              />
            ))}
        </div>
      ))}
    </section>
  )
}

interface ItemAnswerProps {
  readonly item: ChecklistItem
  readonly answer: ChecklistAnswerValue | undefined
  readonly onAnswer: (answer: ChecklistAnswerValue) => void
}

function ItemAnswer({ item: { id, kind, text, source }, answer, onAnswer }: ItemAnswerProps) {
  const isHit = kind === 'negative' && answer === 'met'
  return (
    <fieldset class={isHit ? 'checklist-item is-hit' : 'checklist-item'}>
      <legend title={`依据：${citationText(source)}`}>{text}</legend>
      <div class="row">
        {values.map((value) => (
          <label key={value} class="checklist-answer">
            <input type="radio" name={`checklist-${id}`} checked={answer === value} onChange={() => onAnswer(value)} />
            {checklistAnswerNames[value]}
          </label>
        ))}
        {isHit && <span class="badge badge-err">符合负面清单，不能继续</span>}
      </div>
    </fieldset>
  )
}
