import { LabelledArea } from '#ui/form/labelled.tsx'

/** Parcels an act is for, as they are typed or pasted. */
export function CodesField({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  return (
    <LabelledArea
      label="地块编码"
      rows={4}
      maxLength={200_000}
      value={value}
      hint="一行一个，或用逗号、空格隔开，最多 5,000 宗。"
      onValue={onValue}
    />
  )
}

export interface PreviewRequestProps {
  /** 列入, 移出, 适用, 停止适用. */
  readonly verb: string
  /** A sentence; null for none. */
  readonly fault: string | null
  readonly isBusy: boolean
  readonly onCancel: () => void
}

/** The foot of an act's form: what is wrong with it, the way to its preview and the way out. */
export function PreviewRequest({ verb, fault, isBusy, onCancel }: PreviewRequestProps) {
  return (
    <>
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      <div class="row">
        <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}>
          {`预览${verb}`}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          取消
        </button>
      </div>
    </>
  )
}
