import { useState } from 'preact/hooks'
import type { ApiSet } from '../simulator.ts'
import type { ExcelSession } from './excel-session.ts'
import type { HostPage } from './host-page.ts'

const apiSets: readonly (readonly [ApiSet, string])[] = [
  ['1.4', '1.4（清单下限）'],
  ['1.7', '1.7（Excel 2019）'],
  ['1.14', '1.14（LTSC 2021）'],
  ['1.15', '1.15（随附的 office.js）'],
]

const megabyte = 1_000_000

/** What may go wrong in this Excel, to be tried by hand. */
export function TroubleGroup({ session, page }: { session: ExcelSession; page: HostPage }) {
  const [isOffline, setOffline] = useState(false)
  const { troubles, apiSet } = session.simulator
  const cutOff = async (offline: boolean): Promise<void> => {
    await fetch('network', { method: 'POST', body: offline ? 'off' : 'on' })
    setOffline(offline)
  }
  return (
    <>
      <fieldset class="group">
        <label>
          ExcelApi
          <select
            value={apiSet}
            onChange={({ currentTarget }) => session.restart(undefined, currentTarget.value as ApiSet)}
          >
            {apiSets.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <legend>版本</legend>
      </fieldset>
      <fieldset class="group">
        <label>
          每批耗时
          <select
            value={troubles.syncDelay}
            onChange={({ currentTarget }) => session.setTrouble('syncDelay', Number(currentTarget.value))}
          >
            {[0, 500, 3000].map((delay) => (
              <option key={delay} value={delay}>
                {delay} 毫秒
              </option>
            ))}
          </select>
        </label>
        <label>
          每批上限
          <select
            value={troubles.responseLimit}
            onChange={({ currentTarget }) => {
              session.setTrouble('requestLimit', Number(currentTarget.value))
              session.setTrouble('responseLimit', Number(currentTarget.value))
            }}
          >
            {[5, 1, 0.2].map((size) => (
              <option key={size} value={size * megabyte}>
                {size} MB
              </option>
            ))}
          </select>
        </label>
        <legend>批次</legend>
      </fieldset>
      <fieldset class="group">
        <Switch
          label="丢失一半事件"
          on={troubles.lostEvents === 2}
          set={(on) => session.setTrouble('lostEvents', on ? 2 : 0)}
        />
        <Switch label="事件重复" on={troubles.doubledEvents} set={(on) => session.setTrouble('doubledEvents', on)} />
        <Switch
          label="下拉选择不发事件"
          on={troubles.silentListChoices}
          set={(on) => session.setTrouble('silentListChoices', on)}
        />
        <legend>事件</legend>
      </fieldset>
      <fieldset class="group">
        <Switch
          label="拒绝插入工作表"
          on={troubles.refuseInsertedSheets}
          set={(on) => session.setTrouble('refuseInsertedSheets', on)}
        />
        <Switch
          label="插入后名称失效"
          on={troubles.brokenInsertedNames}
          set={(on) => session.setTrouble('brokenInsertedNames', on)}
        />
        <legend>插入模板</legend>
      </fieldset>
      <fieldset class="group">
        <Switch label={`断开与 ${new URL(page.paneOrigin).host} 的网络`} on={isOffline} set={(on) => void cutOff(on)} />
        <legend>网络</legend>
      </fieldset>
    </>
  )
}

function Switch({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      {label}
    </label>
  )
}
