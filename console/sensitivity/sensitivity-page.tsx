import './sensitivity.css'
import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { standardPath, tryOutPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { FiguresState } from '../try-out/figures-state.tsx'
import { useFigures } from '../try-out/use-figures.ts'
import { EdgesTable } from './edges-table.tsx'
import { InfluenceChart } from './influence-chart.tsx'
import { useSensitivity } from './use-sensitivity.ts'

const weightChoices = [2, 5, 10] as const
const edgeChoices = [5, 10, 20] as const

/** 敏感性: which numbers of a standard the classes hang on. */
export function SensitivityPage({ id }: { readonly id: string }) {
  const { district } = useSession()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const figures = useFigures(cycle, id)
  const { loaded, worker } = figures
  const [weight, setWeight] = useState<number>(5)
  const [edge, setEdge] = useState<number>(10)
  const isEmpty = loaded === null || loaded.codes.length === 0
  const { result, progress, failure } = useSensitivity(worker, isEmpty ? null : loaded.standard, { weight, edge })
  return (
    <>
      <PageHead title={`敏感性 ${id}`} beside={<span class="badge badge-dash">预估，不作为正式结果</span>}>
        <a class="btn" href={cyclePath(standardPath(id))}>
          标准页
        </a>
        <a class="btn btn-fill" href={cyclePath(tryOutPath(id))}>
          <Icon name="columns" />
          去试调
        </a>
      </PageHead>
      <p class="sub">{`一次只移动一个数，按 ${cycle}年度现有数据数出多少宗的类别会变；移动的幅度由您选。`}</p>
      <div class="list-tools no-print">
        <AmountChoice label="权重增减" unit="分" choices={weightChoices} value={weight} onValue={setWeight} />
        <AmountChoice label="档线高低" unit="%" choices={edgeChoices} value={edge} onValue={setEdge} />
      </div>
      <FiguresState figures={figures} cycle={cycle} />
      {failure !== null && <FailureNotice failure={failure} />}
      {progress !== null && <Progress title="正在逐项移动" done={progress.done} total={progress.total} unit="次试算" />}
      {result !== null && loaded !== null && (
        <>
          <InfluenceChart
            standard={loaded.standard}
            sensitivity={result}
            by={weight}
            source={`${district.name} ${cycle}年度现有数据，标准 ${id}，预估结果，不作为正式结果`}
          />
          <EdgesTable standard={loaded.standard} sensitivity={result} by={edge} />
        </>
      )}
    </>
  )
}

interface AmountChoiceProps {
  readonly label: string
  readonly unit: string
  readonly choices: readonly number[]
  readonly value: number
  readonly onValue: (value: number) => void
}

function AmountChoice({ label, unit, choices, value, onValue }: AmountChoiceProps) {
  return (
    <label class="sensitivity-amount">
      {label}
      <select class="select" value={String(value)} onChange={(event) => onValue(Number(event.currentTarget.value))}>
        {choices.map((one) => (
          <option key={one} value={String(one)}>
            {`${one}${unit === '%' ? '' : ' '}${unit}`}
          </option>
        ))}
      </select>
    </label>
  )
}
