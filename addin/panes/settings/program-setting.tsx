import type { Abilities, Spreadsheet } from '../../host/spreadsheet.ts'

/** What is missing without an ability, and what to do instead. */
const fallbacks: Readonly<Record<keyof Abilities, string>> = {
  followsEdits: '不能实时校验，修改后请点“重新校验”。',
  marks: '不能在单元格上标记，发现列在“校验”页。',
  notes: '不能在单元格上显示说明，说明列在“校验”页。',
  insertsSheets: '不能直接插入模板，请下载模板后打开。',
  opensWorkbooks: '不能在新窗口打开模板，请下载后打开。',
  writesReports: '不能写入评分结果工作表，得分列在“评分”页。',
}

const order = Object.keys(fallbacks) as readonly (keyof Abilities)[]

/** Which program this is, and what of ours it cannot do. */
export function ProgramSetting({ spreadsheet: { kind, program, abilities } }: { spreadsheet: Spreadsheet }) {
  const missing = order.filter((ability) => !abilities[ability])
  return (
    <section class="card card-part" aria-label="表格程序">
      <h3>表格程序</h3>
      <p>{program}</p>
      {kind === 'wps' && <p class="sub">WPS 为实验支持，尚未在真实 WPS 中验证。填报以网页为准。</p>}
      {missing.length === 0 ? (
        <p class="sub">本加载项的功能在此版本中都可使用。</p>
      ) : (
        <ul class="settings-list sub">
          {missing.map((ability) => (
            <li key={ability}>{fallbacks[ability]}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
