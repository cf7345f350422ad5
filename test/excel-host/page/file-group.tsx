import { emptyWorkbook } from '../model/workbook.ts'
import type { ExcelSession } from './excel-session.ts'
import type { HostPage } from './host-page.ts'

/** New, open, save, and the samples. */
export function FileGroup({ session, page }: { session: ExcelSession; page: HostPage }) {
  const openFile = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) open(session, new Uint8Array(await file.arrayBuffer()), file.name)
  }
  const openSample = async (address: string, name: string): Promise<void> => {
    const response = await fetch(address)
    if (response.ok) open(session, new Uint8Array(await response.arrayBuffer()), name)
    else session.tell(`没有取到示例工作簿（${response.status}）。请确认本程序仍在运行。`)
  }
  return (
    <>
      <fieldset class="group">
        <button type="button" onClick={() => session.restart(emptyWorkbook())}>
          新建空白工作簿
        </button>
        <label class="button">
          打开…
          <input
            type="file"
            accept=".xlsx"
            class="vh"
            aria-label="打开工作簿"
            onChange={(event) => void openFile(event.currentTarget.files?.[0])}
          />
        </label>
        <button type="button" onClick={() => save(session)}>
          另存为 .xlsx
        </button>
        <legend>工作簿</legend>
      </fieldset>
      {page.samples.length > 0 && (
        <fieldset class="group">
          {page.samples.map(({ title, address, name }) => (
            <button type="button" key={address} onClick={() => void openSample(address, name)}>
              {title}
            </button>
          ))}
          <legend>示例</legend>
        </fieldset>
      )}
    </>
  )
}

function open(session: ExcelSession, bytes: Uint8Array, name: string): void {
  try {
    session.open(bytes, name)
  } catch (error) {
    session.tell(`不能打开“${name}”：${error instanceof Error ? error.message : ''}`)
  }
}

/** What this Excel cannot put into a file is said, not left out. */
function save(session: ExcelSession): void {
  try {
    session.download()
  } catch (error) {
    session.tell(`不能保存：${error instanceof Error ? error.message : ''}`)
  }
}
