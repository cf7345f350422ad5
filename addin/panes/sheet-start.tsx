import './start.css'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import type { SheetApp } from '../app/sheet-desk.ts'
import { HostBanners } from './host-banners.tsx'
import { Notices } from './notices.tsx'

/** No form in the open workbook: bring one in, or look again. */
export function SheetStart({ app, isReading }: { app: SheetApp; isReading: boolean }) {
  const recognise = (): void => void app.desk.recognise()
  return (
    <section class="start sheet-start">
      <h2>产业用地体检</h2>
      <HostBanners app={app} />
      <Notices app={app} />
      {isReading ? (
        <p class="sub">正在读取工作簿…</p>
      ) : (
        <button type="button" class="btn" onClick={recognise}>
          识别当前工作簿
        </button>
      )}
      <p class="cap">{proposedFormNotice}</p>
    </section>
  )
}
