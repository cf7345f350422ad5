import { useId } from 'preact/hooks'
import { crsChoices } from './crs-words.ts'
import type { CrsChoice } from './use-upload.ts'

export interface CrsSelectProps {
  readonly crs: CrsChoice | null
  readonly isInvalid?: boolean
  readonly isWide?: boolean
  /** What follows from the choice. */
  readonly told: string
  readonly onCrs: (crs: CrsChoice | null) => void
}

/** In which coordinates a file is written: declared, never guessed. */
export function CrsSelect({ crs, isInvalid = false, isWide = false, told, onCrs }: CrsSelectProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>文件的坐标系</label>
      <select
        class={isWide ? 'select base-wide' : 'select'}
        id={id}
        value={crs ?? ''}
        aria-invalid={isInvalid}
        aria-describedby={`${id}-told`}
        onChange={({ currentTarget: { value } }) => {
          onCrs(crsChoices.find((choice) => choice.crs === value)?.crs ?? null)
        }}
      >
        <option value="">请选择</option>
        {crsChoices.map((choice) => (
          <option key={choice.crs} value={choice.crs}>
            {choice.name}
          </option>
        ))}
      </select>
      <p class="cap" id={`${id}-told`}>
        {told}
      </p>
    </div>
  )
}
