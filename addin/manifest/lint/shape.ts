/** An element that may stand within another, in the order of the schema (MS-OWEMXML). */
export interface Shape {
  readonly name: string
  readonly required?: true
  readonly many?: true
  readonly children?: readonly Shape[]
}

const localeOverride: readonly Shape[] = [{ name: 'Override', many: true }]
const resourceOverride: readonly Shape[] = [{ name: 'bt:Override', many: true }]

const icon: Shape = { name: 'Icon', required: true, children: [{ name: 'bt:Image', required: true, many: true }] }

const action: readonly Shape[] = [{ name: 'TaskpaneId' }, { name: 'SourceLocation', required: true }, { name: 'Title' }]

const button: readonly Shape[] = [
  { name: 'Label', required: true },
  {
    name: 'Supertip',
    required: true,
    children: [
      { name: 'Title', required: true },
      { name: 'Description', required: true },
    ],
  },
  icon,
  { name: 'Action', required: true, children: action },
]

const group: readonly Shape[] = [
  { name: 'Label', required: true },
  icon,
  { name: 'Control', required: true, many: true, children: button },
]

const desktop: readonly Shape[] = [
  {
    name: 'GetStarted',
    children: [
      { name: 'Title', required: true },
      { name: 'Description', required: true },
      { name: 'LearnMoreUrl', required: true },
    ],
  },
  {
    name: 'ExtensionPoint',
    required: true,
    children: [
      {
        name: 'CustomTab',
        required: true,
        children: [
          { name: 'Group', required: true, many: true, children: group },
          { name: 'Label', required: true },
        ],
      },
    ],
  },
]

function resources(name: string, item: string): Shape {
  return { name, required: true, children: [{ name: item, required: true, many: true, children: resourceOverride }] }
}

const versionOverrides: readonly Shape[] = [
  {
    name: 'Hosts',
    required: true,
    children: [
      { name: 'Host', required: true, children: [{ name: 'DesktopFormFactor', required: true, children: desktop }] },
    ],
  },
  {
    name: 'Resources',
    required: true,
    children: [
      resources('bt:Images', 'bt:Image'),
      resources('bt:Urls', 'bt:Url'),
      resources('bt:ShortStrings', 'bt:String'),
      resources('bt:LongStrings', 'bt:String'),
    ],
  },
]

/** Our part of the task pane manifest. What is not in it (Runtimes, FunctionFile, menus) we do not use. */
export const manifestShape: Shape = {
  name: 'OfficeApp',
  children: [
    { name: 'Id', required: true },
    { name: 'Version', required: true },
    { name: 'ProviderName', required: true },
    { name: 'DefaultLocale', required: true },
    { name: 'DisplayName', required: true, children: localeOverride },
    { name: 'Description', required: true, children: localeOverride },
    { name: 'IconUrl', required: true },
    { name: 'HighResolutionIconUrl', required: true },
    { name: 'SupportUrl', required: true },
    { name: 'AppDomains', children: [{ name: 'AppDomain', required: true, many: true }] },
    { name: 'Hosts', required: true, children: [{ name: 'Host', required: true }] },
    {
      name: 'Requirements',
      required: true,
      children: [{ name: 'Sets', required: true, children: [{ name: 'Set', required: true, many: true }] }],
    },
    { name: 'DefaultSettings', required: true, children: [{ name: 'SourceLocation', required: true }] },
    { name: 'Permissions', required: true },
    { name: 'VersionOverrides', required: true, children: versionOverrides },
  ],
}
