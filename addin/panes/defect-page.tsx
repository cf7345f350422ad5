import './start.css'
import { DefectBanner } from './defect-banner.tsx'

/** In place of a page that broke: never a blank pane. */
export function DefectPage({ reference }: { reference: string }) {
  return (
    <main class="start">
      <h1>产业用地体检</h1>
      <DefectBanner reference={reference} />
      <p class="sub">
        未发送的修改和说明已存在本机，重新载入后仍在。也可
        <a class="in-text" href="/pane/" target="_blank" rel="noopener">
          在网页中打开工作簿
        </a>
        继续填报。
      </p>
    </main>
  )
}
