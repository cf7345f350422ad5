import { useId } from 'preact/hooks'

export interface AgreeChoiceProps {
  /** Null: nothing is preselected. */
  readonly agrees: boolean | null
  readonly onAgrees: (agrees: boolean) => void
}

/** 同意 or 不同意 of a department that countersigns. */
export function AgreeChoice({ agrees, onAgrees }: AgreeChoiceProps) {
  const name = useId()
  return (
    <fieldset class="row">
      <legend class="vh">是否同意</legend>
      {[true, false].map((value) => (
        <label key={String(value)} class="tick">
          <input type="radio" name={name} checked={agrees === value} onChange={() => onAgrees(value)} />
          {value ? '同意' : '不同意'}
        </label>
      ))}
    </fieldset>
  )
}
