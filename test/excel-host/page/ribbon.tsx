import { useState } from 'preact/hooks'
import type { ExcelSession } from './excel-session.ts'
import { FileGroup } from './file-group.tsx'
import { HomeGroup } from './home-group.tsx'
import type { HostPage } from './host-page.ts'
import { TroubleGroup } from './trouble-group.tsx'

const tabs = ['文件', '开始', '产业用地体检', '模拟环境'] as const

/** The ribbon: our tab as the manifest describes it, and what a demo needs of the others. */
export function Ribbon({
  session,
  page,
  openPane,
}: {
  session: ExcelSession
  page: HostPage
  openPane: (tab: string | null) => void
}) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('产业用地体检')
  return (
    <header class="ribbon">
      <div class="ribbon-tabs" role="tablist" aria-label="功能区">
        {tabs.map((name) => (
          <button type="button" role="tab" key={name} aria-selected={name === tab} onClick={() => setTab(name)}>
            {name}
          </button>
        ))}
        <span class="book-name">{session.workbook.name}</span>
      </div>
      <div class="ribbon-body" role="tabpanel" aria-label={tab}>
        {tab === '文件' && <FileGroup session={session} page={page} />}
        {tab === '开始' && <HomeGroup session={session} />}
        {tab === '产业用地体检' && <AddinGroups page={page} openPane={openPane} />}
        {tab === '模拟环境' && <TroubleGroup session={session} page={page} />}
      </div>
    </header>
  )
}

function AddinGroups({ page, openPane }: { page: HostPage; openPane: (tab: string | null) => void }) {
  return (
    <>
      {page.groups.map((group) => (
        <fieldset class="group" key={group.label}>
          {group.commands.map((command) => (
            <button
              type="button"
              class="command"
              key={command.label}
              title={command.tip}
              onClick={() => openPane(command.tab)}
            >
              <img src={`icons/${command.icon}-32.png`} width="32" height="32" alt="" />
              {command.label}
            </button>
          ))}
          <legend>{group.label}</legend>
        </fieldset>
      ))}
    </>
  )
}
