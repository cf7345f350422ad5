import type { FindingItem } from '#ui/finding-groups.ts'
import { Unparted } from '#ui/unparted.tsx'

/** What was found and what to do, with its code and clause. */
export function FindingWords({ item }: { readonly item: FindingItem }) {
  return (
    <>
      <p>
        <Unparted text={`${item.why}${item.what}`} />
      </p>
      <p class="cap">{`${item.code}　依据：${item.clause}`}</p>
    </>
  )
}
