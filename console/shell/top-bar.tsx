import { mayOpen } from '../frame/entries.ts'
import { ProductMark } from '../frame/product-mark.tsx'
import { useSession } from '../session/session.ts'
import { AccountMenu } from './account-menu.tsx'
import { CycleChoice } from './cycle-choice.tsx'
import { SearchBox } from './search-box.tsx'

/** Product, district and year, search, account. */
export function TopBar() {
  const { account } = useSession()
  return (
    <header class="top-bar">
      <a class="top-bar-mark" href="/" aria-label="产业用地体检 首页">
        <ProductMark />
      </a>
      <CycleChoice />
      {mayOpen('parcels', account) && <SearchBox />}
      <AccountMenu />
    </header>
  )
}
