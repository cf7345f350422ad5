import type { IconName } from './icons/catalogue.ts'
import type { Words } from './identity.ts'

/** A button of the ribbon. All of them show the one pane. */
export interface RibbonCommand {
  readonly id: 'check' | 'score' | 'sync' | 'template' | 'open'
  readonly icon: IconName
  readonly label: Words
  readonly tip: Words
  /** What the pane opens with, as `?tab=`; null leaves it where it was. */
  readonly tab: 'check' | 'score' | 'sync' | 'template' | null
}

export interface RibbonGroup {
  readonly id: 'work' | 'start'
  readonly label: Words
  readonly commands: readonly RibbonCommand[]
}

export const ribbonGroups: readonly RibbonGroup[] = [
  {
    id: 'work',
    label: { zh: '体检', en: 'Checkup' },
    commands: [
      {
        id: 'check',
        icon: 'check',
        label: { zh: '校验', en: 'Check' },
        tip: {
          zh: '校验当前工作簿：在单元格上标出问题，说明在哪里、为什么、怎么办。',
          en: 'Check the workbook: every problem is marked in its cell, with the reason and what to do.',
        },
        tab: 'check',
      },
      {
        id: 'score',
        icon: 'score',
        label: { zh: '评分', en: 'Score' },
        tip: {
          zh: '按示例标准计算得分和预估类别，逐项列出依据和提升路径。',
          en: 'Compute score and estimated class by the example standard, with every reason and the way up.',
        },
        tab: 'score',
      },
      {
        id: 'sync',
        icon: 'sync',
        label: { zh: '同步', en: 'Sync' },
        tip: {
          zh: '把修改发送到服务器，取回他人的修改；断网时先存在本机。',
          en: 'Send your changes to the server and take in those of others; offline, they wait on this computer.',
        },
        tab: 'sync',
      },
    ],
  },
  {
    id: 'start',
    label: { zh: '表格', en: 'Workbook' },
    commands: [
      {
        id: 'template',
        icon: 'template',
        label: { zh: '模板', en: 'Templates' },
        tip: {
          zh: '插入或下载一地一表、街镇台账等模板（拟定样表）。',
          en: 'Insert or download the form templates (drafts, not official forms).',
        },
        tab: 'template',
      },
      {
        id: 'open',
        icon: 'open',
        label: { zh: '打开面板', en: 'Open pane' },
        tip: {
          zh: '打开产业用地体检面板，查看填报进度和当前单元格的填表说明。',
          en: 'Open the pane: what is still to be filled, and how to fill the selected cell.',
        },
        tab: null,
      },
    ],
  },
]

export const ribbonCommands: readonly RibbonCommand[] = ribbonGroups.flatMap((group) => group.commands)
