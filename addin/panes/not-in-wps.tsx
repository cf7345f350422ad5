import './start.css'

/** The add-in's address was opened outside of WPS 表格, or WPS does not let its pages reach the workbook. */
export function NotInWps() {
  return (
    <main class="start">
      <h1>产业用地体检</h1>
      <section class="card card-part">
        <h2>这里需要在 WPS 表格中打开</h2>
        <p class="sub">
          WPS 加载项为实验支持。请在 WPS 表格的“产业用地体检”选项卡中打开面板，或在网页中打开工作簿填报，功能相同。
        </p>
        <div class="banner-acts">
          <a class="btn btn-fill" href="/pane/" target="_blank" rel="noopener">
            在网页中打开工作簿
          </a>
          <button type="button" class="link" onClick={() => location.reload()}>
            重新载入
          </button>
        </div>
        <p class="cap">已在 WPS 中仍见到本页的，是这个版本没有让面板读取表格，请用网页填报。</p>
      </section>
    </main>
  )
}
