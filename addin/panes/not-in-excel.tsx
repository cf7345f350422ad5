import './start.css'

/** The add-in's address was opened in a browser, or its Excel is too old: the file page does the same work. */
export function NotInExcel() {
  return (
    <main class="start">
      <h1>产业用地体检</h1>
      <section class="card card-part">
        <h2>这里需要在 Excel 中打开</h2>
        <p class="sub">请在 Excel 的“产业用地体检”选项卡中打开面板；没有安装加载项时，可在网页中打开工作簿填报。</p>
        <a class="btn btn-fill" href="/pane/">
          在网页中打开工作簿
        </a>
      </section>
    </main>
  )
}
