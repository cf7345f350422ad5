import { useState } from 'preact/hooks'
import { standardStateNames } from '#core/standard-book/state.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { evaluationName } from '../notice/evaluation-words.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'

interface Choice {
  readonly value: string
  readonly name: string
}

export interface ChooseSidesProps {
  readonly cycle: string
  readonly from: string
  readonly to: string
  /** Choosing is the page's next act. */
  readonly isFilled: boolean
  readonly onChosen: (from: string, to: string) => void
}

const mostEvaluations = 100

/** Which two are compared: evaluations of any year, or standards on the rows of this one. */
export function ChooseSides({ cycle, from, to, isFilled, onChosen }: ChooseSidesProps) {
  const evaluations = useAnswer('evaluations', { query: { limit: mostEvaluations } })
  const standards = useAnswer('standards', {})
  const [chosen, setChosen] = useState({ from, to })
  const failure = evaluations.failure ?? standards.failure
  const done = (evaluations.value?.items ?? []).filter(({ status }) => status === 'done')
  const byEvaluation = done.map((one) => ({
    value: `evaluation:${one.id}`,
    name: `${evaluationName(one)}  ${one.cycle}年度  ${instantInTable(one.startedAt)}  ${one.standard}`,
  }))
  const versions = [...(standards.value?.items ?? []), ...(standards.value?.models ?? [])]
  const byStandard = versions.map(({ id, state, isInForce }) => ({
    value: `standard:${id}`,
    name: `${id}（${isInForce ? '在用' : standardStateNames[state]}）`,
  }))
  const isSame = chosen.from !== '' && chosen.from === chosen.to
  const isReady = chosen.from !== '' && chosen.to !== '' && !isSame
  const groups = [
    { label: '评估（按当时的数据）', choices: byEvaluation },
    { label: `标准（按 ${cycle}年度现有数据试算）`, choices: byStandard },
  ]
  return (
    <form
      class="card card-body comparison-choose no-print"
      aria-label="选择对比的两边"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onChosen(chosen.from, chosen.to)
      }}
    >
      <SideField
        label="对比前"
        value={chosen.from}
        groups={groups}
        onValue={(value) => setChosen({ ...chosen, from: value })}
      />
      <button
        type="button"
        class="btn btn-icon comparison-swap"
        title="前后互换"
        onClick={() => setChosen({ from: chosen.to, to: chosen.from })}
      >
        <Icon name="conflict" label="前后互换" />
      </button>
      <SideField
        label="对比后"
        value={chosen.to}
        groups={groups}
        onValue={(value) => setChosen({ ...chosen, to: value })}
      />
      <button
        type="submit"
        class={isFilled ? 'btn btn-fill' : 'btn'}
        aria-disabled={!isReady}
        aria-describedby="comparison-why"
      >
        对比
      </button>
      <p class="cap comparison-why" id="comparison-why">
        {isSame ? '两边相同，请另选一边。' : isReady ? '标准按现有数据试算，需要几秒钟，不影响填报。' : '请选择两边。'}
      </p>
      {failure !== null && (
        <FailureNotice failure={failure} onRetry={() => [evaluations, standards].map((one) => one.askAgain())} />
      )}
    </form>
  )
}

interface SideFieldProps {
  readonly label: string
  readonly value: string
  readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[]
  readonly onValue: (value: string) => void
}

function SideField({ label, value, groups, onValue }: SideFieldProps) {
  const isKnown = groups.some(({ choices }) => choices.some((choice) => choice.value === value))
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select class="select" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">未选</option>
        {value !== '' && !isKnown && <option value={value}>{value.slice(value.indexOf(':') + 1)}</option>}
        {groups.map(({ label: group, choices }) => (
          <optgroup key={group} label={choices.length === 0 ? `${group}：没有` : group}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
