import { useState } from 'preact/hooks'
import type { Figures } from '#core/filing/declaration.ts'
import { figureLabels } from '#core/filing/tracking.ts'
import type { Field } from '#core/form/field.ts'
import { formatNumber } from '#core/form/format.ts'
import { parseCell } from '#core/form/parse.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { LabelledChoice, LabelledText, terms } from '#ui/form/labelled.tsx'
import { ActFrame, type ActProps } from './act-frame.tsx'

/** The field of the 申请表 that promised each figure: actual figures are read as it was. */
const promisedBy: Readonly<Record<keyof Figures, Field>> = {
  investment: zeroIncrementForm.fields.totalInvestment,
  output: zeroIncrementForm.fields.outputAfter,
  tax: zeroIncrementForm.fields.taxAfter,
  landArea: zeroIncrementForm.fields.landAreaAfter,
  floorArea: zeroIncrementForm.fields.floorAreaAfter,
  floorAreaRatio: zeroIncrementForm.fields.farAfter,
  landUse: zeroIncrementForm.fields.landUseAfter,
}

const amounts = ['investment', 'output', 'tax', 'landArea', 'floorArea', 'floorAreaRatio'] as const

type Typed = Readonly<Record<keyof Figures, string>>

const blank: Typed = {
  investment: '',
  output: '',
  tax: '',
  landArea: '',
  floorArea: '',
  floorAreaRatio: '',
  landUse: '',
}

/** 实际指标 of a year, beside what was promised; what is not known stays blank. */
export function ActualsAct(props: ActProps) {
  const { filing, detail } = props.open
  const present = Number(detail.today.slice(0, 4))
  const first = Number((filing.decision?.day ?? detail.today).slice(0, 4))
  const years = Array.from({ length: present - first + 1 }, (_, index) => String(present - index))
  const [year, setYear] = useState(years[0] ?? String(present))
  const [typed, setTyped] = useState(blank)
  const promised = filing.declaration?.facts.promised
  const figures: Record<string, number | null> = {}
  const faults: string[] = []
  for (const key of amounts) {
    const value = parseCell(promisedBy[key], typed[key])
    figures[key] = typeof value === 'number' ? value : null
    if (value !== null && typeof value !== 'number')
      faults.push(`${figureLabels[key]}“${typed[key]}”不是数字。请更正。`)
  }
  const said: Figures = {
    investment: figures.investment ?? null,
    output: figures.output ?? null,
    tax: figures.tax ?? null,
    landArea: figures.landArea ?? null,
    floorArea: figures.floorArea ?? null,
    floorAreaRatio: figures.floorAreaRatio ?? null,
    landUse: typed.landUse === '' ? null : typed.landUse,
  }
  if (Object.values(typed).every((text) => text.trim() === '')) faults.push('没有填写指标。请至少填写一项。')
  const uses = promisedBy.landUse.kind === 'enum' ? promisedBy.landUse.options.map(({ code }) => code) : []
  return (
    <ActFrame {...props} act={{ kind: 'report-actuals', year: Number(year), figures: said }} faults={faults}>
      <LabelledChoice label="年度" value={year} choices={terms(years)} onValue={setYear} />
      {amounts.map((key) => (
        <LabelledText
          key={key}
          label={`${figureLabels[key]}，承诺 ${promisedText(promised?.[key])}`}
          value={typed[key]}
          isFigure
          onValue={(text) => setTyped({ ...typed, [key]: text })}
        />
      ))}
      <LabelledChoice
        label={`${figureLabels.landUse}，承诺 ${promised?.landUse ?? '未填'}`}
        value={typed.landUse}
        choices={terms(uses)}
        onValue={(landUse) => setTyped({ ...typed, landUse })}
      />
    </ActFrame>
  )
}

function promisedText(figure: number | null | undefined): string {
  return figure == null ? '未填' : formatNumber(figure, 2)
}
