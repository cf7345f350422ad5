import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * What office.js loads by itself, out of 74 MB: the part for Excel on Windows, on the web and on a Mac, its words, and
 * the table it reads where no Office is around it. Its telemetry is left out: office.js goes on without.
 */
const files = [
  'office.js',
  'excel-win32-16.01.js',
  'excel-web-16.00.js',
  'excel-mac-16.00.js',
  'o15apptofilemappingtable.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
]

function notice(version: string): string {
  return `Microsoft Office JavaScript API library (office.js) ${version}, (c) Microsoft Corporation.
The files beside this notice are unmodified copies of the npm package @microsoft/office-js, under the terms in LICENSE.md.
They may be used only as part of parcel-checkup, an add-in for Excel, and not be published on their own or changed.
Whoever hands parcel-checkup on hands on these terms too. Microsoft is not responsible for maintaining, updating or
supporting parcel-checkup.

本文件夹为 npm 包 @microsoft/office-js 的原样副本，仅可作为本加载项的一部分使用，不得单独发布或修改，条款见 LICENSE.md。
转交本软件时须一并转交该条款。微软不负责维护、更新或支持本软件。

parcel-checkup: Copyright (c) 2026 the parcel-checkup authors.
`
}

/**
 * Copies office.js and what it loads into `office/<version>/` of the pane's folder, unmodified, with its licence and a
 * notice. The version in the path lets browsers keep the files for ever.
 */
export async function copyOfficeJs(root: string, folder: string): Promise<void> {
  const source = join(root, 'node_modules/@microsoft/office-js')
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  const target = join(folder, 'office', version)
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true })
    await copyFile(join(source, 'dist', file), join(target, file))
  }
  await copyFile(join(source, 'LICENSE.md'), join(target, 'LICENSE.md'))
  await writeFile(join(target, 'NOTICE.txt'), notice(version))
}
