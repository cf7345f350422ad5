export interface ChoiceProps {
  /** 来源 */
  readonly label: string
  /** '' for all. */
  readonly value: string
  readonly choices: readonly (readonly [value: string, name: string])[]
  /** What '' says; 来源：全部 unless told. */
  readonly first?: string
  readonly onValue: (value: string) => void
}

/** One condition of a list: all, or one of a few. */
export function Choice({ label, value, choices, first, onValue }: ChoiceProps) {
  return (
    <select class="select" aria-label={label} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      <option value="">{`${label}：${first ?? '全部'}`}</option>
      {choices.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  )
}
