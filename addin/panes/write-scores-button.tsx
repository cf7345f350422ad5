import { Icon } from '#ui/icon.tsx'
import type { SheetDesk } from '../app/sheet-desk.ts'
import { useStore } from '../base/store.ts'

/** Puts the scores on a sheet of their own; what it came to is told above the tabs. */
export function WriteScoresButton({ desk }: { desk: SheetDesk }) {
  const isRunning = useStore(desk.store, (state) => state.running !== null)
  return (
    <button
      type="button"
      class={isRunning ? 'btn is-busy' : 'btn'}
      title="把得分写入工作表“评分结果”"
      onClick={() => {
        void desk.writeScores()
      }}
    >
      <Icon name="sheet" />
      <span>写入工作表</span>
    </button>
  )
}
