import type { DirectRule, Effect } from '#core/scoring/standard.ts'
import { removedAt, replacedAt } from '#core/standard-edit/list-edit.ts'
import { startPredicate } from '#core/standard-edit/predicate-edit.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { departments } from '#core/vocabulary/department.ts'
import { ChoiceField, TicksField } from './choice-fields.tsx'
import { CitationFields } from './citation-fields.tsx'
import { PredicateForm } from './predicate-form.tsx'
import { TextField } from './text-field.tsx'

export interface RuleFormProps {
  readonly rule: DirectRule
  readonly at: string
  readonly onRule: (rule: DirectRule, what: string, about?: string) => void
}

const effects: readonly { readonly value: Effect['kind']; readonly label: string }[] = [
  { value: 'direct', label: '直接判为某类' },
  { value: 'cap', label: '类别不高于某类' },
  { value: 'floor', label: '类别不低于某类' },
  { value: 'exempt', label: '暂不评价' },
]
const classChoices = parcelClasses.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
const confirmerChoices: readonly { readonly value: DirectRule['confirmedBy'][number]; readonly label: string }[] = [
  { value: 'town', label: '街镇' },
  ...departments.map(({ code, name }) => ({ value: code, label: name })),
]

/** One rule: what it is called, when it fires, what follows, who confirms it, on what it rests. */
export function RuleForm({ rule, at, onRule }: RuleFormProps) {
  const { name, when, effect, confirmedBy, citation } = rule
  const setEffect = (next: Effect, about: string): void => onRule({ ...rule, effect: next }, '结果', about)
  return (
    <>
      <div class="std-fields">
        <TextField
          at={`${at}.name`}
          label="名称"
          value={name}
          onValue={(text) => onRule({ ...rule, name: text }, '名称', `${at}.name`)}
        />
        <ChoiceField
          at={`${at}.effect.kind`}
          label="结果"
          value={effect.kind}
          choices={effects}
          onValue={(kind) => setEffect(effectOf(kind, effect), `${at}.effect.kind`)}
        />
        {effect.kind === 'exempt' ? (
          <TextField
            at={`${at}.effect.label`}
            label="显示为（可不填）"
            isOptional
            value={effect.label ?? ''}
            onValue={(text) =>
              setEffect(text.trim() === '' ? { kind: 'exempt' } : { kind: 'exempt', label: text }, `${at}.effect.label`)
            }
          />
        ) : (
          <ChoiceField
            at={`${at}.effect.class`}
            label="类别"
            value={effect.class}
            choices={classChoices}
            onValue={(parcelClass) => setEffect({ ...effect, class: parcelClass }, `${at}.effect.class`)}
          />
        )}
      </div>
      <fieldset class="std-group">
        <legend class="label">条件（符合其中一项即生效；空缺不会生效）</legend>
        {when.map((predicate, index) => (
          <PredicateForm
            key={index}
            predicate={predicate}
            at={`${at}.when.${index}`}
            number={index + 1}
            onPredicate={(next, about) => onRule({ ...rule, when: replacedAt(when, index, next) }, '条件', about)}
            onRemove={when.length === 1 ? null : () => onRule({ ...rule, when: removedAt(when, index) }, '删除条件')}
          />
        ))}
        <div>
          <button
            type="button"
            class="btn btn-s"
            onClick={() => onRule({ ...rule, when: [...when, startPredicate('parcel-is')] }, '新增条件')}
          >
            加一个条件
          </button>
        </div>
      </fieldset>
      <div class="std-fields">
        <TicksField
          at={`${at}.confirmedBy`}
          label="由谁核定"
          isNeeded
          options={confirmerChoices}
          ticked={confirmedBy}
          onTicked={(ticked) => onRule({ ...rule, confirmedBy: ticked }, '核定单位', `${at}.confirmedBy`)}
        />
        <CitationFields
          at={`${at}.citation`}
          citation={citation}
          onCitation={(next, about) => onRule({ ...rule, citation: next }, '依据', about)}
        />
      </div>
    </>
  )
}

function effectOf(kind: Effect['kind'], before: Effect): Effect {
  const parcelClass: ParcelClass = before.kind === 'exempt' ? 'C' : before.class
  return kind === 'exempt' ? { kind } : { kind, class: parcelClass }
}
