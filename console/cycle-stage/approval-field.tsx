import { useId } from 'preact/hooks'

export interface ApprovalFieldProps {
  readonly value: string
  readonly onValue: (value: string) => void
}

/** Number of the export approval that lets 统计 and 税务 values into a file; left empty they stay out. */
export function ApprovalField({ value, onValue }: ApprovalFieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label class="label" for={id}>
        导出审批号（选填）
      </label>
      <input
        class="input"
        id={id}
        type="text"
        inputMode="numeric"
        maxLength={9}
        value={value}
        placeholder="不填则不含核定值"
        onInput={({ currentTarget }) => onValue(currentTarget.value.replaceAll(/\D/g, ''))}
      />
    </div>
  )
}
