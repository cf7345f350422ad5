/** Units as they follow a figure, longest first. */
const units = [
  '万元/吨当量',
  '元/千瓦时',
  '万元/tce',
  '万元/亩',
  '万元/人',
  '万千瓦时',
  '吨标准煤',
  '吨当量',
  '万元',
  'm²',
  'tce',
  '亩',
  '吨',
  '人',
  '家',
  '宗',
  '分',
  '年',
  '行',
  '项',
  '处',
  '名',
]

const figure = new RegExp(`(?:第 )?[+\u2212]?\\d[\\d,.]*%?(?: (?:${units.join('|')}))?`, 'g')

/** The text with every figure held to its unit: 16,000.00 m² never breaks in the middle. */
export function Unparted({ text }: { text: string }) {
  const parts: (string | { readonly figure: string; readonly at: number })[] = []
  let end = 0
  for (const match of text.matchAll(figure)) {
    parts.push(text.slice(end, match.index), { figure: match[0], at: match.index })
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  return (
    <>
      {parts.map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <span key={part.at} class="nb">
            {part.figure}
          </span>
        ),
      )}
    </>
  )
}
