/** One group of the side navigation: its title, and its pages by name and path. */
export type NavigationGroup = { title: string; pages: readonly (readonly [name: string, path: string])[] }

const groups: readonly NavigationGroup[] = [
  {
    title: 'Identity and access',
    pages: [
      ['Dashboard', '/dashboard'],
      ['Users', '/users'],
      ['Groups', '/groups'],
      ['Roles', '/roles'],
      ['Policies', '/policies'],
      ['Instance profiles', '/instance-profiles'],
      ['Identity providers', '/identity-providers'],
      ['Account settings', '/account-settings'],
      ['Organization', '/organization'],
    ],
  },
  {
    title: 'Tools',
    pages: [
      ['Policy editor', '/policy-editor'],
      ['Simulator', '/simulator'],
      ['Event history', '/event-history'],
      ['Access graph', '/access-graph'],
    ],
  },
  {
    title: 'Services',
    pages: [
      ['Buckets', '/buckets'],
      ['Instances', '/instances'],
    ],
  },
]

const services: readonly (readonly [service: string, path: string])[] = [
  ['EC2', '/instances'],
  ['S3', '/buckets'],
  ['CloudTrail', '/event-history'],
  ['AWS Organizations', '/organization'],
]

/** The service whose page a path is, and the page that the service begins with. */
export function serviceOf(path: string): readonly [service: string, path: string] {
  return services.find(([, start]) => path === start || path.startsWith(`${start}/`)) ?? ['IAM', '/dashboard']
}

/** The navigation with only those pages that exist: no entry leads nowhere. */
export function navigationOf(paths: readonly string[]): NavigationGroup[] {
  return groups
    .map(({ title, pages }) => ({ title, pages: pages.filter(([, path]) => paths.includes(path)) }))
    .filter(({ pages }) => pages.length > 0)
}

/** The entry of the navigation that a path belongs to. */
export function navigationEntry(path: string): readonly [name: string, path: string] | undefined {
  return groups
    .flatMap(({ pages }) => pages)
    .find(([, start]) => path === start || path.startsWith(`${start}/`))
}
