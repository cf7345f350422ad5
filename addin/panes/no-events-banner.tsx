import { Icon } from '#ui/icon.tsx'
import type { Checking } from '../app/checking.ts'
import { useStore } from '../base/store.ts'

/** A program that does not tell what is edited: the check is asked for, and when it was last made stands beside it. */
export function NoEventsBanner({ checking }: { checking: Checking }) {
  const checkedAt = useStore(checking.store, (state) => state.checkedAt)
  return (
    <div class="banner">
      <Icon name="info" class="is-info" />
      <div class="banner-text">
        当前版本不支持实时校验，修改后请点“重新校验”。
        {checkedAt !== null && <span class="nb">{`上次校验 ${checkedAt}。`}</span>}
      </div>
    </div>
  )
}
