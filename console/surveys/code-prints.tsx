import { useState } from 'preact/hooks'
import { sheetsAtOnce } from '#core/survey/limits.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { count } from '#ui/number.ts'
import { codesOfText } from '../list/codes-of-text.ts'
import type { Sheets } from './use-sheets.ts'

/** Wide enough that too many codes are told, not cut off. */
const longestCodes = 200_000

/** Sheets of chosen parcels: their codes are typed or pasted, as they stand in a list. */
export function CodePrints({ sheets }: { readonly sheets: Sheets }) {
  const [text, setText] = useState('')
  const parcelCodes = codesOfText(text)
  const total = parcelCodes.length
  const isTooMany = total > sheetsAtOnce
  return (
    <details class="card survey-codes no-print">
      <summary>按地块编码打印</summary>
      <div class="card-body stack">
        <LabelledArea
          label="地块编码，一行一个或用逗号分开"
          rows={4}
          maxLength={longestCodes}
          value={text}
          onValue={setText}
        />
        <p class="cap" role="status">
          {isTooMany
            ? `${count(total)} 宗，一次最多 ${sheetsAtOnce} 宗，请分几次打印。`
            : total === 0
              ? '还没有填写编码。'
              : `${count(total)} 宗。`}
        </p>
        <button
          type="button"
          class="btn"
          disabled={total === 0 || isTooMany || sheets.running !== null}
          onClick={() => void sheets.print({ name: '所选地块', total, parcelCodes })}
        >
          打印所选地块的核查表
        </button>
      </div>
    </details>
  )
}
