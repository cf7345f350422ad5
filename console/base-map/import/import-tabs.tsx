import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { count } from '#ui/number.ts'
import { type Tab, Tabs } from '../../frame/tabs.tsx'
import { baseImportPath } from '../../route/base-map-route.ts'
import { navigate, usePlace } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { ChangesTab } from '../changes/changes-tab.tsx'
import { ConflictsTab } from '../conflicts/conflicts-tab.tsx'
import { allConflicts, openConflicts } from '../counts-text.ts'
import { mayBring } from '../keeper.ts'
import { FaultsTab } from './faults-tab.tsx'
import { isOpen } from './is-open.ts'
import { MappingTab } from './mapping-tab.tsx'

const keys = ['columns', 'changes', 'conflicts', 'faults'] as const
type Key = (typeof keys)[number]

export interface ImportTabsProps {
  readonly detail: ImportDetail
  readonly onDetail: (detail: ImportDetail) => void
}

/** Columns first; what they lead to once it was compared. Which one is shown stands in the address. */
export function ImportTabs({ detail, onDetail }: ImportTabsProps) {
  const { account } = useSession()
  const { query } = usePlace()
  const present = detail.import
  const { id, counts } = present
  const isCompared = present.comparison > 0
  const usual: Key = isCompared ? 'changes' : 'columns'
  const asked = keys.find((key) => key === query.get('tab')) ?? usual
  const chosen = isCompared || asked === 'faults' ? asked : 'columns'
  const mayChange = isOpen(present) && mayBring(account, present.kind)
  const open = openConflicts(counts)
  const tabs: readonly Tab<Key>[] = [
    { key: 'columns', label: '各列对应' },
    ...(isCompared
      ? [
          { key: 'changes' as const, label: '差异' },
          {
            key: 'conflicts' as const,
            label: '冲突',
            beside: allConflicts(counts) > 0 && (
              <span class={open > 0 ? 'counter counter-warn' : 'counter'}>
                {count(open > 0 ? open : allConflicts(counts))}
                <span class="vh">{open > 0 ? '项待处理' : '项，都有意见'}</span>
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'faults',
      label: '读取问题',
      beside: counts !== null && counts.faults > 0 && <span class="counter">{count(counts.faults)}</span>,
    },
  ]
  const go = (key: Key): void => {
    const path = baseImportPath(id)
    navigate(key === usual ? path : `${path}?tab=${key}`, { replace: true })
  }
  return (
    <Tabs label="导入内容" tabs={tabs} chosen={chosen} onChoose={go}>
      {chosen === 'columns' && (
        <MappingTab
          key={present.comparison}
          detail={detail}
          mayChange={mayChange}
          onDetail={onDetail}
          onCompared={() => go('changes')}
        />
      )}
      {chosen === 'changes' && counts !== null && <ChangesTab present={present} counts={counts} />}
      {chosen === 'conflicts' && counts !== null && (
        <ConflictsTab
          present={present}
          mayDecide={mayChange}
          onImport={(next) => onDetail({ ...detail, import: next })}
        />
      )}
      {chosen === 'faults' && <FaultsTab present={present} />}
    </Tabs>
  )
}
