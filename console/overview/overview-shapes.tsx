/** The page's shape while its figures are on their way. */
export function OverviewShapes() {
  return (
    <div class="overview" role="status" aria-label="正在读取总览">
      <div class="overview-main">
        <div class="card key-figures">
          {[0, 1, 2, 3].map((cell) => (
            <div key={cell} class="key-figure">
              <span class="skeleton is-short" />
              <span class="skeleton is-tall" />
              <span class="skeleton" />
            </div>
          ))}
        </div>
        <Lines count={14} />
      </div>
      <div class="overview-side">
        <Lines count={4} />
        <Lines count={6} />
      </div>
    </div>
  )
}

function Lines({ count }: { readonly count: number }) {
  return (
    <div class="card card-body stack">
      {Array.from({ length: count }, (_, line) => (
        <span key={line} class="skeleton" />
      ))}
    </div>
  )
}
