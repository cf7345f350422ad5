import { useId } from 'preact/hooks'

export interface ReasonFieldProps {
  readonly label: string
  readonly value: string
  /** A sentence; null for none. */
  readonly fault: string | null
  readonly onValue: (value: string) => void
}

/** A text of some lines: why, or what else is to be known. */
export function ReasonField({ label, value, fault, onValue }: ReasonFieldProps) {
  const id = useId()
  return (
    <div class="field is-wide">
      <label class="label" for={id}>
        {label}
      </label>
      <textarea
        class="textarea"
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {fault !== null && (
        <p class="field-error" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
