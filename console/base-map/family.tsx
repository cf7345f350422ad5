import '../frame/tabs.css'
import { mayOpen } from '../frame/entries.ts'
import { baseEntriesPath, baseMapPath, baseParcelsPath } from '../route/base-map-route.ts'
import { useSession } from '../session/session.ts'

const pages = [
  { page: 'base-map', path: baseMapPath, label: '导入记录' },
  { page: 'base-parcels', path: baseParcelsPath, label: '底版地块' },
  { page: 'base-entries', path: baseEntriesPath, label: '名单与线索' },
] as const

/** The pages about the base map: what was brought in, the parcels it made, and what is kept beside them. */
export function BaseMapFamily({ present }: { readonly present: (typeof pages)[number]['path'] }) {
  const { account } = useSession()
  return (
    <nav class="tabs no-print" aria-label="底版的页面">
      {pages
        .filter(({ page }) => mayOpen(page, account))
        .map(({ path, label }) => (
          <a key={path} href={path} {...(path === present ? { 'aria-current': 'page' as const } : {})}>
            {label}
          </a>
        ))}
    </nav>
  )
}
