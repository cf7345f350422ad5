import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { downloadText } from '../../app/file-save.ts'
import { setPreference } from '../../app/preferences.ts'
import { today } from '../../base/clock.ts'
import type { ProgramLog, Spreadsheet } from '../../host/spreadsheet.ts'

/** 运行日志: what was said to the spreadsheet program, for whoever finds out what went wrong on a real one. */
export function LogSetting({ spreadsheet: { log } }: { spreadsheet: Spreadsheet }) {
  return log === undefined ? null : <Log log={log} />
}

function Log({ log }: { log: ProgramLog }) {
  const [isOn, setOn] = useState(log.isOn())
  const [isRefused, setRefused] = useState(false)
  const turn = (on: boolean): void => {
    const isTurned = log.turn(on)
    setRefused(!isTurned)
    setOn(log.isOn())
    if (isTurned) setPreference('log', on)
  }
  return (
    <section class="card card-part" aria-label="运行日志">
      <h3>运行日志</h3>
      <label class="settings-switch">
        <input type="checkbox" checked={isOn} onChange={(event) => turn(event.currentTarget.checked)} />
        <span>
          记录与表格程序的往来
          <span class="cap">供排查问题，只存在本机内存，关闭面板即清除。内容含表格数据，不含密码。</span>
        </span>
      </label>
      {isRefused && <p class="field-error">当前版本的表格程序不能记录。</p>}
      {log.count() > 0 && (
        <button
          type="button"
          class="btn btn-s"
          onClick={() => downloadText(`运行日志-${today()}.jsonl`, log.text(), 'application/x-ndjson')}
        >
          <Icon name="download" />
          {`下载 ${count(log.count())} 条`}
        </button>
      )}
    </section>
  )
}
