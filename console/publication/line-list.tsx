import { useState } from 'preact/hooks'
import type { PublicationDetail, PublicationLineBody } from '#core/api/publications.ts'
import { formatNumber } from '#core/form/format.ts'
import type { PublicationColumn } from '#core/publication/column.ts'
import { type Verdict as VerdictCode, verdicts } from '#core/publication/line.ts'
import { verdictWords } from '#core/publication/verdict-words.ts'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { useChanged } from '../data/changed.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { useCountedRows } from '../list/counted-rows.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { Verdict } from './badges.tsx'
import { ObjectionForm } from './objection-form.tsx'

/** The list as it is shown, a hundred lines at a time; a firm or its 街镇 objects from its line. */
export function LineList({ publication }: { readonly publication: PublicationDetail }) {
  const { call } = useSession()
  const pathIn = useCyclePath()
  const { of, set } = useQueryFilter(['town', 'verdict', 'q'])
  const [objecting, setObjecting] = useState<PublicationLineBody | null>(null)
  const { number, columns, kind, verdicts: found, towns } = publication
  const q = of('q').trim()
  const verdict = verdicts.find((one) => one === of('verdict'))
  const town = towns.find(({ townCode }) => townCode === of('town'))?.townCode
  const query = {
    ...(town === undefined ? {} : { town }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(q === '' ? {} : { q }),
  }
  const rows = useCountedRows(`${number} ${JSON.stringify(query)}`, (cursor, signal) =>
    call('publicationLines', { params: { number }, query: { ...query, limit: 100, cursor } }, signal),
  )
  useChanged('publicationLines', rows.source.askAgain)
  const has = (column: PublicationColumn): boolean => columns.includes(column)
  const isNarrowed = Object.keys(query).length > 0
  const heads = [
    '地块编码',
    ...(has('town') ? ['街镇/园区'] : []),
    ...(has('owner') ? ['用地主体'] : []),
    ...(has('landClass') ? ['用地类别'] : []),
    ...(has('landArea') ? ['土地面积（m²）'] : []),
    ...(kind === 'correction' ? ['原公示类别'] : []),
    kind === 'correction' ? '更正后类别' : '类别',
  ]
  return (
    <div class="publication-lists">
      <div class="list-tools no-print">
        {towns.length > 1 && (
          <Choice
            label="街镇"
            value={town ?? ''}
            choices={towns.map(({ townCode }) => [townCode, townName(townCode) ?? townCode] as const)}
            onValue={(value) => set('town', value)}
          />
        )}
        <Choice
          label="类别"
          value={verdict ?? ''}
          choices={found.map(({ verdict: code }) => [code as VerdictCode, verdictWords(code)] as const)}
          onValue={(value) => set('verdict', value)}
        />
        <TypedFilter
          label="地块编码或主体"
          placeholder="地块编码或主体"
          value={q}
          onValue={(value) => set('q', value)}
        />
        {rows.amount !== null && <span class="cap nb">{`共 ${count(rows.amount)} 宗`}</span>}
      </div>
      {objecting !== null && (
        <ObjectionForm publication={publication} line={objecting} onClose={() => setObjecting(null)} />
      )}
      <ListCard
        label="公示名单"
        isWide
        heads={heads}
        figures={['土地面积（m²）']}
        lines={readRows(rows.source)}
        failure={rows.source.failure}
        onRetry={rows.source.askAgain}
        row={(line: PublicationLineBody) => (
          <tr key={line.parcelCode}>
            <th scope="row" class="nb">
              <a href={pathIn(parcelPath(publication.cycle, line.parcelCode))}>{line.parcelCode}</a>
            </th>
            {has('town') && <td class="nb">{line.townCode === null ? '' : townName(line.townCode)}</td>}
            {has('owner') && <td class="publication-wide">{line.owner ?? ''}</td>}
            {has('landClass') && <td class="nb">{line.landClass ?? ''}</td>}
            {has('landArea') && <td class="num nb">{line.landArea === null ? '' : formatNumber(line.landArea, 2)}</td>}
            {kind === 'correction' && (
              <td>
                <Verdict verdict={line.verdictBefore} />
              </td>
            )}
            <td>
              <Verdict verdict={line.verdict} />
            </td>
            <td>
              {line.mayObject && (
                <button type="button" class="btn btn-s no-print" onClick={() => setObjecting(line)}>
                  提出异议
                  <span class="vh">{line.parcelCode}</span>
                </button>
              )}
            </td>
          </tr>
        )}
        emptyTitle={isNarrowed ? '没有符合条件的地块' : '名单中没有您范围内的地块'}
        emptyText={isNarrowed ? '换一个条件再看。' : '企业只看到本企业的地块，街镇只看到本街镇的。'}
      />
      <MoreRows source={rows.source} unit="宗" of={rows.amount} />
    </div>
  )
}
