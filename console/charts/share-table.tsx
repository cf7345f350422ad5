import { formatRatio } from '#core/form/format.ts'
import type { ClassChoice } from '../parcels/parcel-view.ts'
import type { ShareBarsProps } from './share-bars.tsx'
import { classOrder, shareIn } from './spread.ts'

/** The figures behind 100 % bars, each leading to its parcels. */
export function ShareTable({ lines, head, unit, amountText, addressOf }: ShareBarsProps) {
  const figure = (key: string, choice: ClassChoice, amount: number) => {
    const address = amount === 0 ? null : addressOf(key, choice)
    return address === null ? amountText(amount) : <a href={address}>{amountText(amount)}</a>
  }
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {classOrder.map((letter) => (
            <th key={letter} scope="col" class="is-end">
              {`${letter === 'none' ? '未定类' : letter}（${unit}）`}
            </th>
          ))}
          <th scope="col" class="is-end">
            D 类占比
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const address = addressOf(line.key)
          return (
            <tr key={line.key}>
              <th scope="row">{address === null ? line.name : <a href={address}>{line.name}</a>}</th>
              {classOrder.map((letter) => (
                <td key={letter} class="is-end">
                  {figure(line.key, letter, line.amounts[letter])}
                </td>
              ))}
              <td class="is-end">{formatRatio(shareIn(line, 'D'), 1)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
