import './start.css'

/** The add-in's address was opened in a browser, or its Excel is too old: the file page does the same work. */
export function NotInExcel() {
  return (
    <main class="start">
      <h1>产业用地体检</h1>
      <section class="card card-part">
        <h2>这里需要在 Excel 中打开</h2>
        <p class="sub">请在 Excel 的“产业用地体检”选项卡中打开面板；没有安装加载项时，可在网页中打开工作簿填报。</p>
        <div class="banner-acts">
          <a class="btn btn-fill" href="/pane/" target="_blank" rel="noopener">
            在网页中打开工作簿
          </a>
          <button type="button" class="link" onClick={() => location.reload()}>
            重新载入
          </button>
        </div>
        <p class="cap">已在 Excel 中仍见到本页的，是 Excel 没有及时回应，请点“重新载入”。</p>
      </section>
    </main>
  )
}
