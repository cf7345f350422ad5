import '../../act/act-fields.css'
import { useId } from 'preact/hooks'
import { numberIn } from '#core/form/number-text.ts'
import { LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'

/** Parameters of a local grid as they are typed. */
export interface GridDraft {
  readonly name: string
  readonly source: string
  readonly order: 'north-east' | 'east-north'
  readonly shiftEast: string
  readonly shiftNorth: string
  readonly rotationSeconds: string
  readonly scalePpm: string
}

export const blankGrid: GridDraft = {
  name: '',
  source: '',
  order: 'north-east',
  shiftEast: '',
  shiftNorth: '',
  rotationSeconds: '',
  scalePpm: '',
}

const figures = ['shiftEast', 'shiftNorth', 'rotationSeconds', 'scalePpm'] as const

const figureNames: Readonly<Record<(typeof figures)[number], string>> = {
  shiftEast: '东向平移（m）',
  shiftNorth: '北向平移（m）',
  rotationSeconds: '旋转（角秒）',
  scalePpm: '尺度（百万分之一）',
}

const figureUnits: Readonly<Record<(typeof figures)[number], readonly string[]>> = {
  shiftEast: ['m', '米'],
  shiftNorth: ['m', '米'],
  rotationSeconds: ['″', '秒', '角秒'],
  scalePpm: ['ppm'],
}

/** As the server takes it; null while something is missing or is no figure. */
export function gridText({ name, source, order, ...typed }: GridDraft): string | null {
  const numbers = figures.map((key) => numberIn(typed[key], figureUnits[key]))
  if (name.trim() === '' || source.trim() === '' || numbers.includes(null)) return null
  const values = Object.fromEntries(figures.map((key, index) => [key, numbers[index]]))
  return JSON.stringify({ name: name.trim(), source: source.trim(), order, ...values })
}

export interface LocalGridFieldsProps {
  readonly grid: GridDraft
  readonly onGrid: (grid: GridDraft) => void
}

/** The four parameters to EPSG 4549, who gave them, and which coordinate stands first. */
export function LocalGridFields({ grid, onGrid }: LocalGridFieldsProps) {
  const id = useId()
  return (
    <fieldset class="act-fields" aria-labelledby={id}>
      <legend id={id} class="cap">
        到 EPSG:4549 的四参数
      </legend>
      <LabelledText label="坐标系名称" value={grid.name} onValue={(name) => onGrid({ ...grid, name })} />
      <LabelledText
        label="参数来源（单位、文号）"
        value={grid.source}
        onValue={(source) => onGrid({ ...grid, source })}
      />
      <LabelledChoice
        label="坐标次序"
        value={grid.order}
        choices={[
          { value: 'north-east', label: '先北（X）后东（Y）' },
          { value: 'east-north', label: '先东后北' },
        ]}
        onValue={(order) => onGrid({ ...grid, order: order === 'east-north' ? order : 'north-east' })}
      />
      {figures.map((key) => (
        <LabelledText
          key={key}
          label={figureNames[key]}
          value={grid[key]}
          isFigure
          onValue={(text) => onGrid({ ...grid, [key]: text })}
        />
      ))}
    </fieldset>
  )
}
