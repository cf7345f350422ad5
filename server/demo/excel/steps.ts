import { authorityName } from './certificate.ts'

export interface StepFacts {
  /** https://localhost:<port> */
  readonly url: string
  readonly manifestFile: string
  /** Folder that holds the manifest alone, for a network share. */
  readonly catalogFolder: string
  readonly authorityFile: string
  /** The add-in's id in the manifest. */
  readonly addinId: string
  readonly platform: NodeJS.Platform
}

/** What to do, in order, until the ribbon shows the tab; commands are those of the system it runs on. */
export function sideloadSteps(facts: StepFacts): readonly string[] {
  const { url, manifestFile, authorityFile } = facts
  return [
    `  服务    ${url}/`,
    `  清单    ${manifestFile}（也可从 ${url}/manifest.xml 下载）`,
    `  根证书  ${authorityFile}`,
    '',
    '第 1 步  信任本机根证书（每张证书一次；它只签过本机的证书，签发密钥已丢弃）',
    ...trustCommands(facts),
    '第 2 步  让 Excel 找到清单，任选一种',
    ...loadCommands(facts),
    '  Excel 网页版：',
    '    开始 → 加载项 → 更多设置 → 上传我的加载项 → 选择清单文件；浏览器询问是否访问本地网络时选“允许”',
    '第 3 步  功能区应出现“产业用地体检”，有校验、评分、同步、模板、打开面板五个按钮',
    '试完后',
    ...removeCommands(facts),
    '注意：我们没有在真实的 Excel 中运行过；请按 docs/zh/first-run-checklist.md 记录结果。',
  ]
}

const developerKey = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer'
const macFolder = '~/Library/Containers/com.microsoft.Excel/Data/Documents/wef'
const macKeychain = '~/Library/Keychains/login.keychain-db'

function trustCommands({ authorityFile, platform }: StepFacts): readonly string[] {
  if (platform === 'darwin') return [`  security add-trusted-cert -r trustRoot -k ${macKeychain} "${authorityFile}"`]
  const elsewhere = ['  Excel 须与本服务在同一台机器上；以下为 Windows 的命令，路径请按 Windows 的写法']
  return [...(platform === 'win32' ? [] : elsewhere), `  certutil -user -addstore Root "${authorityFile}"`]
}

function loadCommands({ manifestFile, catalogFolder, addinId, platform }: StepFacts): readonly string[] {
  if (platform === 'darwin') {
    return [
      '  Mac 版 Excel（重启 Excel 后在 插入 → 我的加载项 的下拉列表中）：',
      `    mkdir -p ${macFolder} && cp "${manifestFile}" ${macFolder}/`,
    ]
  }
  return [
    '  Windows 版 Excel，用开发者注册表（重启 Excel 生效）：',
    `    reg add "${developerKey}" /v ${addinId} /t REG_SZ /d "${manifestFile}" /f`,
    `  Windows 版 Excel，用共享文件夹（先共享 ${catalogFolder}）：`,
    '    npm run --silent manifest -- --reg --share \\\\电脑名\\catalog --out catalog.reg',
    '    双击导入 catalog.reg，重启 Excel，插入 → 我的加载项 → 共享文件夹 → 产业用地体检 → 添加',
  ]
}

function removeCommands({ manifestFile, addinId, platform }: StepFacts): readonly string[] {
  if (platform === 'darwin') {
    const name = manifestFile.split('/').at(-1)
    return [`  rm ${macFolder}/${name}`, `  security delete-certificate -c "${authorityName}"`]
  }
  return [`  reg delete "${developerKey}" /v ${addinId} /f`, `  certutil -user -delstore Root "${authorityName}"`]
}
