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
